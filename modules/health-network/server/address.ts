const NO_ADDRESS = {
  cep: '',
  uf: '',
  ibge: '',
  district: '',
  streetType: '',
  street: '',
  number: '',
  complement: '',
  reference: '',
};
/** As stored; `city` of the API comes from the table of IBGE. */
export type Address = typeof NO_ADDRESS;

/** Every field, also for those entered by hand, who have no address yet. */
export const addressView = (stored: Partial<Address>): Address => ({ ...NO_ADDRESS, ...stored });

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
/** As stored. */
export type Address = typeof NO_ADDRESS;
/** As shown: with the name of the municipality in the table of IBGE. */
export type PlacedAddress = Address & { city: string | null };

/** Every field, also for those entered by hand, who have no address yet. */
export const wholeAddress = (stored: Partial<Address>): Address => ({ ...NO_ADDRESS, ...stored });

export const addressView = (stored: Partial<PlacedAddress>): PlacedAddress => ({
  city: null,
  ...wholeAddress(stored),
});

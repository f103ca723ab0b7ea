import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable } from '#platform/contract/schemas';

const text = (maxLength: number) => Type.String({ maxLength });

/** Address as in the CNES file, or as typed; fields left empty are ''. */
const fields = {
  /** 8 digits. */
  cep: text(8),
  uf: text(2),
  /** IBGE code, 6 or 7 digits. */
  ibge: text(7),
  district: text(72),
  /** "Tipo de logradouro", when not part of `street`. */
  streetType: text(40),
  street: text(72),
  /** 'S/N' says "Sem número". */
  number: text(10),
  complement: text(60),
  reference: text(72),
};

export const AddressView = Type.Object({
  cep: Type.String(),
  uf: Type.String(),
  ibge: Type.String(),
  /** Name of the municipality; null when the code is not in the table of IBGE. */
  city: Nullable(Type.String()),
  district: Type.String(),
  streetType: Type.String(),
  street: Type.String(),
  number: Type.String(),
  complement: Type.String(),
  reference: Type.String(),
});

export const AddressFields = Type.Object(fields, { additionalProperties: false });

export const listCities = route({
  name: 'healthNetwork.listCities',
  method: 'GET',
  path: '/cities',
  summary: 'Municípios de um estado pela tabela do IBGE, por nome, para preencher endereços.',
  permission: { kind: 'session' },
  query: Type.Object({ uf: Type.String({ pattern: '^[A-Z]{2}$' }) }),
  response: Type.Array(Type.Object({ ibge: Type.String(), name: Type.String() })),
});

import { Type } from 'typebox';
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

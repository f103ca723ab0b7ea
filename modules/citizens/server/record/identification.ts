import { maskCpf } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import type { Identification } from '../../contract/parts.ts';

export type IdentificationRow = Static<typeof Identification>;

/** Of columns as `identificationColumns`: the CPF leaves the server without the digits that identify. */
export const identificationOf = ({
  id,
  name,
  birthDate,
  motherName,
  cpf,
  status,
}: IdentificationRow): IdentificationRow => ({
  id,
  name,
  birthDate,
  motherName,
  status,
  cpf: cpf && maskCpf(cpf),
});

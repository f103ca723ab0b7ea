import { maskCpf } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import type { Glimpse } from '../../contract/parts.ts';

export type GlimpseRow = Static<typeof Glimpse>;

/** Of columns as `glimpseColumns`: the CPF leaves the server without the digits that identify. */
export const glimpse = ({ id, name, birthDate, motherName, cpf, status }: GlimpseRow): GlimpseRow => ({
  id,
  name,
  birthDate,
  motherName,
  status,
  cpf: cpf && maskCpf(cpf),
});

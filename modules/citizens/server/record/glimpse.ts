import { maskCpf } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import { sql } from '#platform/db/database';
import type { Glimpse } from '../../contract/parts.ts';

export type GlimpseRow = Static<typeof Glimpse>;

/** Columns of citizen `c` by which others recognise the person; pass the row through {@link glimpse}. */
export const glimpseColumns = sql`c.id, coalesce(nullif(c.social_name, ''), c.name) as name,
  c.birth_date as "birthDate", c.mother_name as "motherName", c.cpf, c.status`;

/** The CPF leaves the server without the digits that identify. */
export const glimpse = ({ id, name, birthDate, motherName, cpf, status }: GlimpseRow): GlimpseRow => ({
  id,
  name,
  birthDate,
  motherName,
  status,
  cpf: cpf && maskCpf(cpf),
});

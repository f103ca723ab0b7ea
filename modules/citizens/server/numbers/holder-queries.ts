import { type Db, rowsOf, sql } from '#platform/db/database';
import { prepared, opaque } from '#platform/db/named';
import { identificationOf, type IdentificationRow } from '../record/identification.ts';
import { identificationColumns } from '../record/queries.ts';

/** A CPF or CNS about to be given to somebody. */
export type StrongNumber = { kind: 'cpf' | 'cns'; number: string };
export type Holder = { field: 'cpf' | 'cns'; number: string; citizen: IdentificationRow };

/** Others, not merged, who have one of these numbers in use. */
export async function findHolders(
  db: Db,
  numbers: readonly StrongNumber[],
  self: string | null,
): Promise<Holder[]> {
  if (numbers.length === 0) return [];
  const held = numbers.map(({ number }) => number);
  const rows = await rowsOf<IdentificationRow & { field: 'cpf' | 'cns'; number: string }>(
    db,
    // A CPF has 11 digits and a CNS 15: the number tells its kind. Some of each: those of one must not hide the others.
    prepared(sql`select d.kind as field, d.number, ${identificationColumns}
      from unnest(${opaque(held, 'text')}) held (number)
      cross join lateral (
        select d.kind, d.number, d.citizen_id from citizen_document d join citizen h on h.id = d.citizen_id
        where d.number = held.number and d.kind in ('cpf', 'cns') and d.removed_at is null
          and h.status <> 'merged' and h.id is distinct from ${self}::uuid
        order by h.name_key, h.id limit 10) d
      join citizen c on c.id = d.citizen_id
      order by c.name_key, c.id, d.kind`),
  );
  return rows.map(({ field, number, ...citizen }) => ({ field, number, citizen: identificationOf(citizen) }));
}

import { type Db, rowsOf, sql } from '#platform/db/database';
import { prepared, unseen } from '#platform/db/named';
import { glimpse, type GlimpseRow } from '../record/glimpse.ts';
import { glimpseColumns } from '../record/queries.ts';

/** A CPF or CNS about to be given to somebody. */
export type StrongNumber = { kind: 'cpf' | 'cns'; number: string };
export type Holder = { field: 'cpf' | 'cns'; number: string; citizen: GlimpseRow };

/** Others, not merged, who have one of these numbers in use. */
export async function findHolders(
  db: Db,
  numbers: readonly StrongNumber[],
  self: string | null,
): Promise<Holder[]> {
  if (numbers.length === 0) return [];
  const held = numbers.map(({ number }) => number);
  const rows = await rowsOf<GlimpseRow & { field: 'cpf' | 'cns'; number: string }>(
    db,
    // A CPF has 11 digits and a CNS 15: the number tells its kind. Some of each: those of one must not hide the others.
    prepared(sql`select d.kind as field, d.number, ${glimpseColumns}
      from unnest(${unseen(held, 'text')}) held (number)
      cross join lateral (
        select d.kind, d.number, d.citizen_id from citizen_document d join citizen h on h.id = d.citizen_id
        where d.number = held.number and d.kind in ('cpf', 'cns') and d.removed_at is null
          and h.status <> 'merged' and h.id is distinct from ${self}::uuid
        order by h.name_key, h.id limit 10) d
      join citizen c on c.id = d.citizen_id
      order by c.name_key, c.id, d.kind`),
  );
  return rows.map(({ field, number, ...citizen }) => ({ field, number, citizen: glimpse(citizen) }));
}

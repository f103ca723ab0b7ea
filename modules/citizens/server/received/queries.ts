import { fieldOf } from '#platform/contract/form/record';
import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import { recordColumns } from '../record/queries.ts';
import type { CitizenRecord } from '../record/record.ts';

/** Fields of a registration that another way than fichas changed after an instant. */
export async function fieldsChangedSince(
  db: Tx,
  citizenId: string,
  since: Date,
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ column: string }>(
    db,
    sql`select distinct jsonb_object_keys(r.after) as column from citizen_revision r
      where r.citizen_id = ${citizenId} and r.origin <> 'fci' and r.at > ${since}`,
  );
  return new Set(rows.map(({ column }) => fieldOf(column)));
}

/** Registrations whole, by id. */
export async function findRegistrations(db: Db, ids: readonly string[]): Promise<Map<string, CitizenRecord>> {
  const rows = await rowsOf<CitizenRecord & { id: string }>(
    db,
    sql`select c.id, ${recordColumns} from citizen c where c.id = any(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

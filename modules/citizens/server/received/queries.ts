import { fieldOf } from '#platform/contract/form/record';
import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import { recordColumns } from '../record/queries.ts';
import type { CitizenRecord, KeptDocument } from '../record/record.ts';

/** Fields of a registration that another way than fichas changed after an instant. */
export async function fieldsChangedSince(
  db: Tx,
  citizenId: string,
  since: Date,
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ column: string }>(
    db,
    prepared(sql`select distinct jsonb_object_keys(r.after) as column from citizen_revision r
      where r.citizen_id = ${citizenId} and r.origin <> 'fci' and r.at > ${since}`),
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

/** By column, and documents whole. */
export type Before = Record<string, unknown> & { documents?: KeptDocument[] };

/** What revisions from an instant on replaced, the newest first. */
export async function changesSince(db: Db, citizenId: string, instant: Date): Promise<Before[]> {
  const rows = await rowsOf<{ before: Before }>(
    db,
    sql`select before from citizen_revision
      where citizen_id = ${citizenId} and at >= ${instant} order by version desc`,
  );
  return rows.map(({ before }) => before);
}

/** Was another registration joined into this one since an instant? */
export async function isJoinedSince(db: Db, id: string, since: Date): Promise<boolean> {
  const row = await findRow(
    db,
    sql`select 1 as there from citizen c join citizen_revision r on r.citizen_id = c.id
      where c.merged_into = ${id} and r.at >= ${since} and r.after ? 'merged_into' limit 1`,
  );
  return row !== undefined;
}

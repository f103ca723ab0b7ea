import type { RawBuilder } from 'kysely';
import { type Db, sql } from '#platform/db/database';

/** A row that changed: feeds transmission, synchronisation, unification and search. */
export type Change = { table: string; id: string; operation: 'I' | 'U' | 'D' };

/** Appends changes in the transaction that made them; sent by the use-case runner. */
export const changesInsert = (at: Date, changes: readonly Change[]): RawBuilder<unknown> =>
  foundChangesInsert(
    at,
    sql`select * from unnest(
      ${changes.map((change) => change.table)}::text[],
      ${changes.map((change) => change.id)}::uuid[],
      ${changes.map((change) => change.operation)}::char[])`,
  );

/** The same of thousands at once: `found` is a query whose rows are table, id and operation. */
export const foundChangesInsert = (at: Date, found: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into changelog (at, table_name, row_id, operation)
  select ${at}::timestamptz, c.* from (${found}) c`;

/**
 * Reads what was committed after a place, by transaction visibility: a transaction still open when we
 * read is never skipped, because only changes of transactions older than all open ones are returned.
 * `after` is the place of the last change read; start with `{ xid: '0', seq: 0 }`.
 */
export async function readChanges(
  db: Db,
  after: { xid: string; seq: number },
  limit: number,
): Promise<Array<{ xid: string; seq: number; table: string; id: string; operation: string }>> {
  const { rows } = await sql<{ xid: string; seq: number; table: string; id: string; operation: string }>`
    select xid::text, seq, table_name as "table", row_id as id, operation
    from changelog
    where (xid, seq) > (${after.xid}::xid8, ${after.seq}) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, seq limit ${limit}
  `.execute(db);
  return rows;
}

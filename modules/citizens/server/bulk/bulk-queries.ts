import { type Database, getRow, sql, type Tx } from '#platform/db/database';

/** The tables that are written in bulk. */
export const TABLES = ['citizen', 'citizen_document'];

/** Citizens there are, counted no further than `most`. */
export async function countUpTo(db: Tx, most: number): Promise<number> {
  const { there } = await getRow(
    db,
    sql<{ there: number }>`select count(*) as there from (select from citizen limit ${most}) as counted`,
  );
  return there;
}

/** What autovacuum would do in its time: statistics, and pages that indexes alone may answer for. */
export async function tidy(db: Database): Promise<void> {
  for (const table of TABLES) await sql`vacuum (analyze) ${sql.id(table)}`.execute(db);
}

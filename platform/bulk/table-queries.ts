import { type Database, getRow, sql, type Tx } from '#platform/db/database';

/** Rows there are, counted no further than `most`. */
export async function countUpTo(db: Tx, table: string, most: number): Promise<number> {
  const { there } = await getRow(
    db,
    sql<{
      there: number;
    }>`select count(*) as there from (select from ${sql.id(table)} limit ${most}) as counted`,
  );
  return there;
}

/** What autovacuum would do in its time: statistics, and pages that indexes alone may answer for. */
export async function tidy(db: Database, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql`vacuum (analyze) ${sql.id(table)}`.execute(db);
}

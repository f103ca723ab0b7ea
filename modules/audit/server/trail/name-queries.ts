import { type Db, rowsOf, sql } from '#platform/db/database';

/** Rows of a table, and what each is called: SQL that the table's room declares. */
export type Wanted = { table: string; called: string; ids: readonly string[] };

/** What rows of several tables are called now, in one query. */
export const calledNow = (
  db: Db,
  wanted: readonly Wanted[],
): Promise<Array<{ id: string; name: string | null }>> =>
  rowsOf(
    db,
    sql.join(
      wanted.map(
        ({ table, called, ids }) =>
          sql`select t.id, ${sql.raw(called)} as name from ${sql.table(table)} t where t.id = any(${[...ids]}::uuid[])`,
      ),
      sql` union all `,
    ),
  );

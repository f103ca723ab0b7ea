import { type Db, findRow, getRow, sql } from '#platform/db/database';

export async function findInstallationName(db: Db): Promise<string> {
  const row = await findRow<{ name: string }>(db, sql`select name from setup_installation`);
  return row?.name ?? '';
}

/** How many rows of a table point at these registrations. */
export async function countPointing(
  db: Db,
  { table, column }: { table: string; column: string },
  registrations: readonly string[],
): Promise<number> {
  const { count } = await getRow<{ count: number }>(
    db,
    sql`select count(*) from ${sql.table(table)} where ${sql.ref(column)} = any(${[...registrations]}::uuid[])`,
  );
  return count;
}

import { type Db, getRow, sql } from '#platform/db/database';

/** Which base of which server this is: a copy of the server's files has another name or place, one restored another server. */
export async function serverIdentity(db: Db): Promise<string[]> {
  const { system, base } = await getRow<{ system: string; base: string }>(
    db,
    sql`select (select system_identifier::text from pg_control_system()) as system, current_database() as base`,
  );
  return ['server', system, base];
}

import { type Db, rowsOf, sql } from '#platform/db/database';

export type Person = { id: string; cpf: string | null; name: string };

/** Those of these people who are in the base, as they are called now. */
export function findPeople(db: Db, ids: readonly string[]): Promise<Person[]> {
  return rowsOf<Person>(
    db,
    sql`select id, cpf, name from health_network_professional where id = any(${[...ids]}::uuid[])`,
  );
}

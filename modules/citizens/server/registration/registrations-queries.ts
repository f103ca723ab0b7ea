import { type Db, rowsOf, sql } from '#platform/db/database';
import { notFound } from '#platform/errors/problem';

/**
 * The registrations of one person: the one asked for, and those joined into it, whose history stays with them.
 * 404 when there is no such citizen.
 */
export async function registrationsOf(db: Db, citizenId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from citizen where id = ${citizenId} or merged_into = ${citizenId}`,
  );
  if (rows.length === 0) throw notFound('O cadastro');
  return rows.map(({ id }) => id);
}

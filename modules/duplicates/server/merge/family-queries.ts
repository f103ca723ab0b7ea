import { type Db, findRow, getRow, rowsOf, sql } from '#platform/db/database';

const dependents = (ids: readonly string[]) =>
  sql`responsible_id = any(${[...ids]}::uuid[]) and id <> all(${[...ids]}::uuid[])`;

const idsOf = (rows: ReadonlyArray<{ id: string }>) => rows.map(({ id }) => id);

/** Whoever depends on one of these people, and is none of them. */
export const dependentsOf = async (db: Db, everybody: readonly string[]): Promise<string[]> =>
  idsOf(
    await rowsOf<{ id: string }>(
      db,
      sql`select id from citizens_person where ${dependents(everybody)} order by id`,
    ),
  );

/** The same, without those who live on in another record. */
export async function countDependents(db: Db, everybody: readonly string[]): Promise<number> {
  const { count } = await getRow(
    db,
    sql<{ count: number }>`select count(*) as count from citizens_person
      where ${dependents(everybody)} and status <> 'merged'`,
  );
  return count;
}

/** Of these, those that nobody deleted. */
export const stillThere = async (db: Db, ids: readonly string[]): Promise<string[]> =>
  idsOf(
    await rowsOf<{ id: string }>(
      db,
      sql`select id from citizens_person where id = any(${[...ids]}::uuid[]) order by id`,
    ),
  );

/** Who answers now for a family that had this responsible: whom the record was joined to, or whom that one depends on. */
export async function responsibleNow(db: Db, id: string): Promise<string | null> {
  const row = await findRow<{ id: string }>(
    db,
    sql`select coalesce(s.responsible_id, s.id) as id
      from citizens_person c join citizens_person s on s.id = c.survivor_id where c.id = ${id}`,
  );
  return row?.id ?? null;
}

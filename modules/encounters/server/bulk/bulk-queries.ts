import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Person, Post } from './past.ts';

export async function hasEncounters(db: Db, municipalityId: string): Promise<boolean> {
  const found = await findRow(
    db,
    sql`select from encounter where municipality_id = ${municipalityId} limit 1`,
  );
  return found !== undefined;
}

/** Who attends in a municipality: doctors, nurses, nursing technicians. */
export const postsOf = (db: Tx, municipalityId: string): Promise<Post[]> =>
  rowsOf<Post>(
    db,
    sql`select id, unit_id as "unitId", team_id as "teamId", cbo from health_network_lotacao_place
      where municipality_id = ${municipalityId} and active
        and (cbo like '225%' or cbo like '2235%' or cbo like '3222%') order by id`,
  );

const LIVING = sql`c.status = 'active' and not c.deceased`;

export const countPeople = async (db: Db): Promise<number> =>
  (
    await getRow(
      db,
      sql<{ people: number }>`select count(*) as people from citizens_person c where ${LIVING}`,
    )
  ).people;

/** So many living people after an id, with the unit of their team. */
export const peopleAfter = (
  db: Tx,
  after: string,
  limit: number,
): Promise<Array<Person & { unitId: string | null }>> =>
  rowsOf(
    db,
    sql`select c.id, c.birth_date as "birthDate", t.unit_id as "unitId"
      from citizens_person c left join health_network_team t on t.id = c.team_id
      where ${LIVING} and c.id > ${after} order by c.id limit ${limit}`,
  );

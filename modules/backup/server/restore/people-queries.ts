import { type Db, getRow, sql } from '#platform/db/database';

/** How many people used the installation since then and have not left. */
export async function countPeopleOn(db: Db, since: Date): Promise<number> {
  const { count } = await getRow<{ count: number }>(
    db,
    sql`select count(distinct professional_id) from access_live_session where last_seen_at > ${since}`,
  );
  return count;
}

import { type Db, getRow, sql } from '#platform/db/database';

export async function databaseNow(db: Db): Promise<Date> {
  return (await getRow<{ now: Date }>(db, sql`select clock_timestamp() as now`)).now;
}

import { type Db, sql } from '#platform/db/database';

const MONTHS_AHEAD = 3;

/** Makes the partitions of this month and the next two. Waits at most 5 s for whoever uses the table. */
export async function makePartitions(db: Db, table: string, now: Date): Promise<void> {
  await sql`set local lock_timeout = '5s'`.execute(db);
  await sql`select ensure_month_partitions(${table}::regclass, ${now}::date, ${MONTHS_AHEAD})`.execute(db);
}

import { type Db, sql } from '#platform/db/database';

const MONTHS_AHEAD = 3;

/** Makes the partitions of this month and the next two. Waits at most 5 s for whoever uses the table. */
export async function makePartitions(db: Db, table: string, now: Date): Promise<void> {
  await sql`set local lock_timeout = '5s'`.execute(db);
  await sql`select ensure_month_partitions(${table}::regclass, ${now}::date, ${MONTHS_AHEAD})`.execute(db);
}

export function removeIdempotencyKeys(db: Db, before: Date): Promise<number> {
  return affected(sql`delete from idempotency_key where created_at < ${before}`.execute(db));
}

/** Scheduled jobs that ended well: what a person asked for stays in the history. */
export function removeScheduledJobs(db: Db, before: Date): Promise<number> {
  return affected(
    sql`delete from job where schedule_key is not null and finished_at < ${before}`.execute(db),
  );
}

async function affected(result: Promise<{ numAffectedRows?: bigint }>): Promise<number> {
  return Number((await result).numAffectedRows ?? 0n);
}

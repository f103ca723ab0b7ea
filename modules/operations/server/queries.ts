import { type Db, findRow, getRow, rowsOf, sql } from '#platform/db/database';
import { WORKER_LOCK_CLASS } from '#platform/jobs/claim';
import type { JobState } from '#platform/jobs/job';

/** Is every one of these migrations applied? Also the readiness probe's `select 1`. */
export async function areApplied(db: Db, ids: readonly string[]): Promise<boolean> {
  const row = await getRow<{ applied: number }>(
    db,
    sql`select count(*)::int as applied from platform_migration where id = any(${[...ids]}::text[])`,
  );
  return row.applied === ids.length;
}

export type DatabaseFacts = { version: string; major: number; bytes: number };

export function databaseFacts(db: Db): Promise<DatabaseFacts> {
  return getRow<DatabaseFacts>(
    db,
    sql`select current_setting('server_version') as version,
      current_setting('server_version_num')::int / 10000 as major,
      pg_database_size(current_database()) as bytes`,
  );
}

export async function databaseTime(db: Db): Promise<Date> {
  return (await getRow<{ now: Date }>(db, sql`select clock_timestamp() as now`)).now;
}

export function lastMigration(db: Db): Promise<{ id: string; program_version: string } | undefined> {
  return findRow<{ id: string; program_version: string }>(
    db,
    sql`select id, program_version from platform_migration order by id desc limit 1`,
  );
}

/** The newest migration that this program does not have: a newer one wrote it. */
export function findUnknownMigration(
  db: Db,
  known: readonly string[],
): Promise<{ program_version: string } | undefined> {
  return findRow(
    db,
    sql`select program_version from platform_migration where id <> all(${[...known]}::text[]) order by id desc limit 1`,
  );
}

/** Failures of checksums that the server has met in this base, and when the last one was. */
export async function checksumFailures(db: Db): Promise<{ count: number; last: Date | null }> {
  return getRow(
    db,
    sql`select coalesce(checksum_failures, 0)::int as count, checksum_last_failure as last
      from pg_stat_database where datname = current_database()`,
  );
}

/** Worker processes that hold their number: each holds an advisory lock while it lives. */
export async function liveWorkers(db: Db): Promise<number> {
  const row = await getRow<{ workers: number }>(
    db,
    sql`select count(*)::int as workers from pg_locks
      where locktype = 'advisory' and granted and classid = ${WORKER_LOCK_CLASS}
        and database = (select oid from pg_database where datname = current_database())`,
  );
  return row.workers;
}

export type JobFacts = { failed: number; queued: number; running: number; oldest_due: Date | null };

/** Failures since an instant and what waits; `oldest_due`: since when the longest-waiting job could begin. */
export function jobFacts(db: Db, failedSince: Date, now: Date): Promise<JobFacts> {
  return getRow<JobFacts>(
    db,
    sql`select count(*) filter (where state = 'failed' and finished_at >= ${failedSince})::int as failed,
        count(*) filter (where state = 'queued')::int as queued,
        count(*) filter (where state = 'running')::int as running,
        min(run_at) filter (where state = 'queued' and run_at <= ${now}) as oldest_due
      from platform_job where state in ('queued', 'running') or (state = 'failed' and finished_at >= ${failedSince})`,
  );
}

export type JobLineRow = {
  id: string;
  title: string;
  state: JobState;
  step: string | null;
  done: number;
  total: number | null;
  started_at: Date | null;
  finished_at: Date | null;
  error: { code: string; message: string } | null;
};

/** Unfinished jobs and the last finished ones; the routine of scheduled jobs only where it failed. */
export function recentJobs(db: Db, limit: number): Promise<JobLineRow[]> {
  return rowsOf<JobLineRow>(
    db,
    sql`select id, title, state, step, done, total, started_at, finished_at, error from platform_job
      where state in ('queued', 'running', 'failed') or schedule_key is null
      order by state in ('queued', 'running') desc, created_at desc, id desc limit ${limit}`,
  );
}

export type MunicipalityActivation = { name: string; uf: string; simulated: boolean | null };

/** Every municipality with how it was activated; `simulated` is null when it was not. */
export function activations(db: Db): Promise<MunicipalityActivation[]> {
  return rowsOf<MunicipalityActivation>(
    db,
    sql`select m.name, m.uf, a.simulated from health_network_municipality m
      left join activation_state a on a.municipality_id = m.id order by m.name`,
  );
}

import { type Db, findRow, rowsOf, sql } from '#platform/db/database';

export type ClaimedJob = { id: string; kind: string; input: unknown; actor: unknown; attempt: number };

/** Takes the oldest job that is due; two workers never take the same. */
export async function claimJob(db: Db, workerId: number, kinds: readonly string[], now: Date) {
  return findRow<ClaimedJob>(
    db,
    sql`update job set state = 'running', worker_id = ${workerId}, attempt = attempt + 1,
        started_at = coalesce(started_at, ${now}::timestamptz), done = 0, step = null
      where id = (
        select id from job where state = 'queued' and run_at <= ${now} and kind = any(${[...kinds]}::text[])
        order by run_at limit 1 for update skip locked)
      returning id, kind, input, actor, attempt`,
  );
}

// Advisory locks of this class say "worker N lives".
export const WORKER_LOCK_CLASS = 7_326;

// A job that takes its worker down with it again and again is not tried for ever.
const MAX_DEATHS = 10;
const GAVE_UP = {
  code: 'job-gave-up',
  message: 'A tarefa foi interrompida muitas vezes e nada foi alterado. Veja a situação da instalação.',
};

/**
 * Puts back the jobs of workers that died (their session is gone, so their advisory lock is free) and those
 * this worker holds in the base but no longer runs. One that was cancelled meanwhile ends as cancelled.
 */
export async function requeueOrphans(
  db: Db,
  mine: { workerId: number; running: readonly string[] },
  now: Date,
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`update job set
        state = case when cancel_requested_at is not null then 'cancelled'
          when attempt >= ${MAX_DEATHS} then 'failed' else 'queued' end,
        error = case when cancel_requested_at is null and attempt >= ${MAX_DEATHS}
          then ${JSON.stringify(GAVE_UP)}::jsonb end,
        finished_at = case when cancel_requested_at is not null or attempt >= ${MAX_DEATHS}
          then ${now}::timestamptz end,
        worker_id = null, run_at = ${now}
      where state = 'running' and id <> all(${[...mine.running]}::uuid[]) and (
        worker_id = ${mine.workerId} or not exists (select 1 from pg_locks where locktype = 'advisory' and granted
          and classid = ${WORKER_LOCK_CLASS} and objid = worker_id
          and database = (select oid from pg_database where datname = current_database())))
      returning id`,
  );
  return rows.map((row) => row.id);
}

/** Enqueues the run of this period, once, whoever asks first. */
export async function enqueueScheduled(
  db: Db,
  job: { id: string; kind: string; title: string; scheduleKey: string; now: Date },
): Promise<void> {
  await sql`
    insert into job (id, kind, title, input, schedule_key, actor, run_at, created_at)
    values (${job.id}, ${job.kind}, ${job.title}, '{}'::jsonb, ${job.scheduleKey}, '{"kind":"system"}'::jsonb,
      ${job.now}, ${job.now})
    on conflict (schedule_key) do nothing
  `.execute(db);
}

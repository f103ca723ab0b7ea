import { Value } from 'typebox/value';
import { databaseProblem, isDatabaseAway } from '#platform/db/errors';
import { sql, type Tx } from '#platform/db/database';
import { Problem } from '#platform/errors/problem';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import type { ClaimedJob } from './claim.ts';
import { JobCancelled, type JobContext, type JobDeclaration, type JobProgress } from './job.ts';
import { EVENT_CHANNEL } from '#platform/events/publish';
import { revivedActor } from './queue.ts';

const PROGRESS_EVERY_MS = 250;
const RETRY_BASE_MS = 2_000;

/** Writes progress at most four times a second; the last word before the end is never lost. */
class ProgressWriter {
  readonly #platform: Platform;
  readonly #job: ClaimedJob;
  #latest: JobProgress = {};
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(platform: Platform, job: ClaimedJob) {
    this.#platform = platform;
    this.#job = job;
  }

  report(progress: JobProgress): void {
    this.#latest = { ...this.#latest, ...progress };
    this.#timer ??= setTimeout(() => this.#write(), PROGRESS_EVERY_MS);
  }

  #write(): void {
    this.#timer = undefined;
    const { step, done, total } = this.#latest;
    const { id } = this.#job;
    this.#writing = this.#writing.then(async () => {
      // `skip locked`: while the job's own transaction completes it, progress no longer matters.
      await sql`
        with mine as (select id from job where ${stillMine(this.#job)} for update skip locked)
        update job set step = ${step ?? null}, done = ${done ?? 0}, total = ${total ?? null}
        from mine where job.id = mine.id`
        .execute(this.#platform.db)
        .then(() => sql`select pg_notify(${EVENT_CHANNEL}, ${`job:${id}`})`.execute(this.#platform.db))
        .catch(() => undefined);
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
  }
}

// A run that lost its session may still be going when another takes the job: only the last one writes.
const stillMine = ({ id, attempt }: ClaimedJob) =>
  sql`id = ${id} and state = 'running' and attempt = ${attempt}`;

/**
 * Runs one claimed job to its end and writes what became of it. `signal` is aborted with a JobCancelled when
 * a person cancels; with anything else when the worker stops or lost its session, and the job then stays
 * `running` for the next worker to take.
 */
export async function executeJob(
  platform: Platform,
  declaration: JobDeclaration,
  job: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const progress = new ProgressWriter(platform, job);
  let completed = false;
  const context: JobContext = {
    platform,
    jobId: job.id,
    actor: revivedActor(job.actor),
    attempt: job.attempt,
    signal,
    progress: (value) => progress.report(value),
    complete: async (db, result) => {
      await progress.stop();
      await markDone(db, job, result, platform.clock.now());
      completed = true;
    },
  };
  try {
    if (!Value.Check(declaration.input, job.input))
      throw new Problem(422, 'job-input', 'Tarefa com dados inválidos.');
    const result = await declaration.run(context, job.input);
    await progress.stop();
    if (!completed) {
      await platform.db.transaction().execute((db) => markDone(db, job, result, platform.clock.now()));
    }
  } catch (error) {
    await progress.stop();
    if (signal.aborted && !(signal.reason instanceof JobCancelled)) return;
    await settle(platform, declaration, job, error, signal.aborted || error instanceof JobCancelled);
  } finally {
    await sql`select pg_notify(${EVENT_CHANNEL}, ${`job:${job.id}`})`
      .execute(platform.db)
      .catch(() => undefined);
  }
}

async function markDone(db: Tx, job: ClaimedJob, result: unknown, now: Date): Promise<void> {
  const updated = await sql`
    update job set state = 'done', finished_at = ${now}, result = ${JSON.stringify(result ?? null)}::jsonb,
      done = coalesce(total, done), error = null
    where ${stillMine(job)} and cancel_requested_at is null`.execute(db);
  if (updated.numAffectedRows !== 1n) throw new JobCancelled('cancelled or taken before the commit');
}

async function settle(
  platform: Platform,
  declaration: JobDeclaration,
  job: ClaimedJob,
  error: unknown,
  cancelled: boolean,
): Promise<void> {
  const now = platform.clock.now();
  if (cancelled) {
    await sql`update job set state = 'cancelled', finished_at = ${now} where ${stillMine(job)}`.execute(
      platform.db,
    );
    return;
  }
  platform.log.warn('job-failed', {
    job: job.id,
    kind: job.kind,
    attempt: job.attempt,
    ...errorFields(error),
  });
  const known = error instanceof Problem ? error : databaseProblem(error);
  // The database is away: the row stays `running` and is taken again as an orphan when it is back.
  if (isDatabaseAway(error)) throw error;
  const mayRetry = !(error instanceof Problem) && job.attempt < declaration.maxAttempts;
  if (mayRetry) {
    const runAt = new Date(now.getTime() + RETRY_BASE_MS * 2 ** (job.attempt - 1));
    // The word of a cancel may have been lost on the way: the row has it.
    await sql`
      update job set worker_id = null, run_at = ${runAt},
        state = case when cancel_requested_at is null then 'queued' else 'cancelled' end,
        finished_at = case when cancel_requested_at is not null then ${now}::timestamptz end
      where ${stillMine(job)}`.execute(platform.db);
    return;
  }
  const shown = known
    ? { code: known.code, message: known.detail }
    : {
        code: 'job-failed',
        message: `“${declaration.title}” não terminou e nada foi alterado. Tente de novo.`,
      };
  await sql`
    update job set state = 'failed', finished_at = ${now}, error = ${JSON.stringify(shown)}::jsonb
    where ${stillMine(job)}`.execute(platform.db);
}

import { Value } from 'typebox/value';
import { databaseProblem, isDatabaseAway } from '#platform/db/errors';
import { sql, type Tx } from '#platform/db/database';
import { Problem } from '#platform/errors/problem';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import type { ClaimedJob } from './claim.ts';
import { JobCancelled, type JobContext, type JobDeclaration, type JobProgress } from './job.ts';
import { EVENT_CHANNEL, revivedActor } from './queue.ts';

const PROGRESS_EVERY_MS = 250;
const RETRY_BASE_MS = 2_000;

/** Writes progress at most four times a second; the last word before the end is never lost. */
class ProgressWriter {
  readonly #platform: Platform;
  readonly #jobId: string;
  #latest: JobProgress = {};
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(platform: Platform, jobId: string) {
    this.#platform = platform;
    this.#jobId = jobId;
  }

  report(progress: JobProgress): void {
    this.#latest = { ...this.#latest, ...progress };
    this.#timer ??= setTimeout(() => this.#write(), PROGRESS_EVERY_MS);
  }

  #write(): void {
    this.#timer = undefined;
    const { step, done, total } = this.#latest;
    const id = this.#jobId;
    this.#writing = this.#writing.then(async () => {
      // `skip locked`: while the job's own transaction completes it, progress no longer matters.
      await sql`
        with mine as (select id from job where id = ${id} and state = 'running' for update skip locked)
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

/** Runs one claimed job to its end and writes what became of it. */
export async function executeJob(
  platform: Platform,
  declaration: JobDeclaration,
  job: ClaimedJob,
  signal: AbortSignal,
  stopping: () => boolean,
): Promise<void> {
  const progress = new ProgressWriter(platform, job.id);
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
      await markDone(db, job.id, result, platform.clock.now());
      completed = true;
    },
  };
  try {
    if (!Value.Check(declaration.input, job.input))
      throw new Problem(422, 'job-input', 'Tarefa com dados inválidos.');
    const result = await declaration.run(context, job.input);
    await progress.stop();
    if (!completed) {
      await platform.db.transaction().execute((db) => markDone(db, job.id, result, platform.clock.now()));
    }
  } catch (error) {
    await progress.stop();
    // A worker that stops (upgrade, restart) leaves the job running: the next worker takes the orphan.
    if (signal.aborted && stopping()) return;
    await settle(platform, declaration, job, error, signal.aborted || error instanceof JobCancelled);
  } finally {
    await sql`select pg_notify(${EVENT_CHANNEL}, ${`job:${job.id}`})`
      .execute(platform.db)
      .catch(() => undefined);
  }
}

async function markDone(db: Tx, id: string, result: unknown, now: Date): Promise<void> {
  const updated = await sql`
    update job set state = 'done', finished_at = ${now}, result = ${JSON.stringify(result ?? null)}::jsonb,
      done = coalesce(total, done), error = null
    where id = ${id} and state = 'running' and cancel_requested_at is null`.execute(db);
  if (updated.numAffectedRows !== 1n) throw new JobCancelled('cancelled before the work was committed');
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
    await sql`update job set state = 'cancelled', finished_at = ${now} where id = ${job.id}`.execute(
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
    await sql`update job set state = 'queued', worker_id = null, run_at = ${runAt} where id = ${job.id}`.execute(
      platform.db,
    );
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
    where id = ${job.id}`.execute(platform.db);
}

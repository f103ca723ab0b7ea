import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from '#platform/db/errors';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { findJob, type JobRow, requestCancel } from './queue.ts';

const POLL_MS = 200;
/** A database that fell is up again by then, if somebody is there to start it. */
const PATIENCE_MS = 15_000;

/**
 * What a command does from the moment it may have put a job in the queue. When the database goes away meanwhile, the
 * command does not know the end, and the job goes on without it: throws 503 `job-goes-on` with the job's `title`.
 */
export async function withJob<T>(title: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    throw new Problem(
      503,
      'job-goes-on',
      `O banco de dados parou de responder e este comando não sabe como terminou. “${title}”, se já estava na fila, ` +
        'continua sozinha quando a instalação voltar: veja o resultado na tela ou em pec status antes de repetir.',
    );
  }
}

/**
 * Shows the progress of a job of the command line until it ends; an interruption cancels it, which undoes what it did.
 * Waits a while for a database that is away, then throws what it answered.
 */
export async function followJob(
  { platform, signal, progress }: { platform: Platform; signal: AbortSignal; progress(text: string): void },
  jobId: string,
): Promise<JobRow> {
  let shown = '';
  let cancelled = false;
  const say = (text: string) => {
    if (text !== shown) progress(text);
    shown = text;
  };
  for (;;) {
    if (signal.aborted && !cancelled) {
      cancelled = true;
      progress('Cancelando…');
      await cancel(platform, jobId);
    }
    const job = await findPatiently(platform, jobId, () =>
      say('O banco de dados não responde; esperando por ele…'),
    );
    if (!job) throw new Error('the job that is followed is gone');
    if (job.state !== 'queued' && job.state !== 'running') return job;
    say(progressText(job));
    await sleep(POLL_MS);
  }
}

/** Reads a job; asks again for a while where the database is away, and tells so. */
async function findPatiently(
  { db }: Platform,
  jobId: string,
  onAway: () => void,
): Promise<JobRow | undefined> {
  for (const deadline = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await findJob(db, jobId);
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > deadline) throw error;
      onAway();
      await sleep(POLL_MS);
    }
  }
}

function cancel(platform: Platform, jobId: string): Promise<void> {
  return runUseCase(platform, COMMAND_LINE, async ({ db, now, audit }) => {
    await requestCancel(db, jobId, now);
    audit({ type: 'jobs.cancelled', subject: { table: 'job', id: jobId } });
  });
}

function progressText(job: JobRow): string {
  if (job.step === null) return 'Aguardando a vez…';
  return job.total ? `${job.step}: ${Math.floor((job.done / job.total) * 100)} %` : `${job.step}…`;
}

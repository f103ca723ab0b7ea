import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { findJob, type JobRow, requestCancel } from './queue.ts';

const POLL_MS = 200;

/** Shows the progress of a job of the command line until it ends; an interruption cancels it, which undoes what it did. */
export async function followJob(
  { platform, signal, progress }: { platform: Platform; signal: AbortSignal; progress(text: string): void },
  jobId: string,
): Promise<JobRow> {
  let shown = '';
  let cancelled = false;
  for (;;) {
    if (signal.aborted && !cancelled) {
      cancelled = true;
      progress('Cancelando…');
      await cancel(platform, jobId);
    }
    const job = await findJob(platform.db, jobId);
    if (!job) throw new Error('the job that is followed is gone');
    if (job.state !== 'queued' && job.state !== 'running') return job;
    const text = progressText(job);
    if (text !== shown) progress(text);
    shown = text;
    await sleep(POLL_MS);
  }
}

function cancel(platform: Platform, jobId: string): Promise<void> {
  return runUseCase(platform, { actor: { kind: 'command-line' } }, async ({ db, now, audit }) => {
    await requestCancel(db, jobId, now);
    audit({ type: 'jobs.cancelled', subject: { table: 'job', id: jobId } });
  });
}

function progressText(job: JobRow): string {
  if (job.step === null) return 'Aguardando a vez…';
  return job.total ? `${job.step}: ${Math.floor((job.done / job.total) * 100)} %` : `${job.step}…`;
}

import { Type } from 'typebox';
import { defineJob, JobCancelled } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { conflict } from '#platform/errors/problem';
import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import { beginScan, endScan, findScan, nextHorizon, type ScanMode } from './queries.ts';
import { fillKeys, runScan } from './scan.ts';

export const scanJob = defineJob({
  kind: 'duplicates.scan',
  title: 'Procurar cadastros duplicados',
  input: Type.Object({ scanId: Type.String({ format: 'uuid' }) }),
  maxAttempts: 5,
  waitsWhileClosed: true,
  async run(job, { scanId }) {
    const { platform, actor, signal } = job;
    const scan = await findScan(platform.db, scanId);
    if (!scan) throw new JobCancelled('the search is gone');
    const step = ({ people, total }: { people: number; total: number }) =>
      job.progress({ step: 'Comparando cadastros', done: people, total: Math.max(total, people) });
    const filled = await fillKeys(platform, { actor }, signal);
    const whole = filled && (await runScan(platform, { actor }, scan, { signal, step }));
    if (!whole) throw new JobCancelled('stopped between two portions');
    return runUseCase(platform, { actor }, async (context) => {
      const { people, pairs } = await endScan(context.db, scanId, context.now);
      await job.complete(context.db, { people, pairs });
      return { people, pairs };
    });
  },
});

/** Puts a search in the queue of jobs: of the whole base, or of what changed since the last one. 409 `scan-running`. */
export async function startScan(context: UseCaseContext, mode: ScanMode): Promise<{ jobId: string }> {
  const jobId = await enqueueScan(context, mode, { exclusiveKey: scanJob.kind });
  if (jobId !== undefined) return { jobId };
  throw conflict('scan-running', 'Já há uma busca de duplicados em andamento. Aguarde o fim ou cancele-a.');
}

/**
 * People came in bulk: whoever changed since the last search is compared as soon as may be, though another search goes on,
 * which began before they came.
 */
export async function askForScan(context: UseCaseContext): Promise<void> {
  await enqueueScan(context, 'changed');
}

async function enqueueScan(
  { db, now, actor }: UseCaseContext,
  mode: ScanMode,
  exclusive: { exclusiveKey?: string } = {},
): Promise<string | undefined> {
  const scanId = uuidV7(now.getTime());
  const changedFrom = mode === 'changed' ? await nextHorizon(db) : null;
  await beginScan(db, { id: scanId, mode: changedFrom === null ? 'all' : mode, changedFrom, now });
  const { kind, title } = scanJob;
  return enqueueJob(db, { kind, title, input: { scanId }, actor, municipalityId: null, now, ...exclusive });
}

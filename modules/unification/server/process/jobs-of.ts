import type { Db } from '#platform/db/database';
import { enqueueJob, requestCancel } from '#platform/jobs/queue';
import type { UseCaseContext } from '#platform/usecase/context';
import { busy } from './faults.ts';
import type { ProcessRow, Side, Wanted } from './process-queries.ts';

export const JOBS: Readonly<Record<Side, { kind: string }>> = {
  sending: { kind: 'unification.send' },
  receiving: { kind: 'unification.receive' },
};

const TITLES: Readonly<Record<Wanted, string>> = {
  rehearsal: 'Ensaio de unificação de base',
  unification: 'Unificação de base',
  undo: 'Unificação de base desfeita',
};

/**
 * Puts the work of a process in the queue; its id. 409 `unification-busy` where a job of it is there, and the transaction can
 * then only be refused.
 */
export async function enqueueWork(
  { db, actor, now }: Pick<UseCaseContext, 'db' | 'actor' | 'now'>,
  { id, side }: Pick<ProcessRow, 'id' | 'side'>,
  wanted: Wanted,
): Promise<string> {
  const jobId = await enqueueJob(db, {
    ...JOBS[side],
    title: TITLES[wanted],
    input: { id },
    actor: actor.kind === 'anonymous' ? { kind: 'system' } : actor,
    municipalityId: null,
    exclusiveKey: `unification:${id}`,
    now,
  });
  if (jobId === undefined) throw busy();
  return jobId;
}

export async function cancelWork(db: Db, { jobId }: Pick<ProcessRow, 'jobId'>, now: Date): Promise<void> {
  if (jobId !== null) await requestCancel(db, jobId, now);
}

import type { Db } from '#platform/db/database';
import { findJob, type JobRow } from '#platform/jobs/queue';
import type { Process } from '../../contract/process.ts';
import { isPlain } from '../protocol/link.ts';
import type { ProcessRow } from './process-queries.ts';
import { isOfThisLife } from './this-life.ts';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The job that works for a process now, or is about to. */
export async function liveJob(db: Db, { jobId }: Pick<ProcessRow, 'jobId'>): Promise<JobRow | undefined> {
  const job = jobId === null ? undefined : await findJob(db, jobId);
  return job?.state === 'queued' || job?.state === 'running' ? job : undefined;
}

/** When the unit was asked to prove what it did not prove yet. It hears of it within a minute, where it reaches the centre. */
export const proofAsked = ({ state, proofAskedAt }: Pick<ProcessRow, 'state' | 'proofAskedAt'>) =>
  state === 'deciding' ? instant(proofAskedAt) : null;

/** A process as people see it. */
export async function shown(db: Db, row: ProcessRow): Promise<Process> {
  const job = await liveJob(db, row);
  const restored = !(await isOfThisLife({ db }, row));
  return {
    id: row.id,
    side: row.side,
    state: row.state,
    peer: row.side === 'receiving' ? row.unitName : row.peerName,
    responsible: row.responsible,
    link: row.link,
    words: row.words,
    plain: isPlain(row.link),
    requestedAt: row.requestedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    step: job?.step ?? (job ? 'Aguardando a vez' : null),
    done: job?.step ? job.done : null,
    total: job?.step ? job.total : null,
    jobId: job?.id ?? null,
    problem: row.problem,
    checks: row.checks,
    checkedAt: instant(row.checkedAt),
    rehearsal: row.rehearsal,
    report: row.report,
    frozenAt: instant(row.frozenAt),
    restored,
    decideBy: restored ? null : instant(row.decideBy),
    awaitsProof: row.unchanged && proofAsked(row) !== null,
    endedAt: instant(row.endedAt),
  };
}

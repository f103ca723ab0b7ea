import type { Db } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Standing } from '../../contract/peer.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { liveJob, proofAsked } from '../process/view.ts';

/** What the unit is told of a process. */
export async function standingOf(
  { db, now }: Pick<UseCaseContext, 'now'> & { db: Db },
  row: ProcessRow,
  installation: { id: string; incarnation: string },
  more: Partial<Pick<Standing, 'missing' | 'checks'>> = {},
): Promise<Standing> {
  const job = await liveJob(db, row);
  return {
    installation: installation.id,
    incarnation: installation.incarnation,
    at: now.toISOString(),
    state: row.state,
    busy: row.wanted !== null,
    step: job?.step ?? null,
    done: job?.step ? job.done : null,
    total: job?.step ? job.total : null,
    problem: row.problem,
    rehearsed: row.rehearsed,
    entered: row.entered,
    rehearsal: row.rehearsal,
    report: row.report,
    decideBy: row.decideBy?.toISOString() ?? null,
    prove: proofAsked(row),
    missing: null,
    checks: null,
    ...more,
  };
}

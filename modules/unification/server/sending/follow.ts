import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Standing } from '../../contract/peer.ts';
import { changeWhen, setNoted } from '../process/change.ts';
import { CENTRE_OF_ANOTHER_LIFE } from '../process/faults.ts';
import { closeAsMoved, openAfterUnification } from '../process/closing.ts';
import { cancelWork } from '../process/jobs-of.ts';
import type { ProcessRow } from '../process/process-queries.ts';

const ENDED = new Set(['unified', 'denied', 'cancelled', 'undone']);

/** Brings this side of a process to where the centre says that it stands. The same again changes nothing. */
export const follow = (platform: Platform, id: string, standing: Standing): Promise<ProcessRow> =>
  changeWhen(
    platform,
    id,
    (row) => !ENDED.has(row.state),
    (context, row) => step(context, row, standing),
  );

async function step(context: UseCaseContext, row: ProcessRow, standing: Standing): Promise<unknown> {
  const { now } = context;
  const decideBy = standing.decideBy === null ? null : new Date(standing.decideBy);
  switch (standing.state) {
    case 'accepted':
      return (
        row.state === 'requested' &&
        setNoted(context, row, { state: 'accepted' }, { type: 'unification.accepted' })
      );
    case 'denied':
    case 'cancelled':
      return endBefore(context, row, standing.state);
    case 'deciding': {
      // The centre went back to the base it had: it answers for the process again.
      const before = row.problem === CENTRE_OF_ANOTHER_LIFE ? null : row.problem;
      const problem = standing.problem ?? before;
      const change = { state: 'deciding', report: standing.report, decideBy, problem } as const;
      if (row.state !== 'deciding') return setNoted(context, row, change, { type: 'unification.entered' });
      const isKnown = row.problem === problem && row.decideBy?.getTime() === decideBy?.getTime();
      return isKnown ? undefined : setNoted(context, row, change);
    }
    case 'unified':
      await setNoted(
        context,
        row,
        { state: 'unified', report: standing.report, wanted: null, problem: null, endedAt: now },
        { type: 'unification.unified' },
      );
      return closeAsMoved(context, row);
    case 'undone':
      await setNoted(
        context,
        row,
        { state: 'undone', wanted: null, problem: standing.problem, endedAt: now },
        { type: 'unification.undone' },
      );
      return openAfterUnification(context);
    case 'requested':
    case 'running':
      return undefined;
  }
}

/** Ends a process before its base entered; this installation opens where it had closed for it. */
export async function endBefore(
  context: UseCaseContext,
  row: ProcessRow,
  state: 'cancelled' | 'denied',
): Promise<ProcessRow> {
  await cancelWork(context.db, row, context.now);
  const ended = await setNoted(
    context,
    row,
    { state, wanted: null, endedAt: context.now, ...(row.state === 'deciding' ? { problem: null } : {}) },
    { type: `unification.${state}` },
  );
  if (row.state === 'running' || row.state === 'deciding') await openAfterUnification(context);
  return ended;
}

/** This installation opens again before its base entered, and the process waits to be begun anew. */
export const standDown = (platform: Platform, id: string, problem: string): Promise<ProcessRow> =>
  changeWhen(
    platform,
    id,
    (row) => row.wanted !== null || row.state === 'running',
    async (context, row) => {
      if (row.state !== 'running') return setNoted(context, row, { wanted: null, problem });
      await setNoted(
        context,
        row,
        { state: 'accepted', wanted: null, problem, frozenAt: null, entered: null },
        { type: 'unification.stopped' },
      );
      return openAfterUnification(context);
    },
  );

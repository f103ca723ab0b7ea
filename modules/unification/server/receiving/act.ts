import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from '#platform/usecase/context';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { getInstallation, requireConfirmed } from '#modules/setup/index';
import { receivingChecks } from '../checks/side.ts';
import { getLocked, setNoted } from '../process/change.ts';
import { wrongState } from '../process/faults.ts';
import { cancelWork } from '../process/jobs-of.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { cancelReceiving, undoReceiving } from './hear.ts';

/** What people of the centre do with a process. */
type Act = (platform: Platform, caller: Caller, row: ProcessRow) => Promise<ProcessRow>;

const acting =
  (act: (context: UseCaseContext, row: ProcessRow) => Promise<unknown>): Act =>
  (platform, caller, { id }) =>
    runUseCase(
      platform,
      caller,
      async (context) => {
        await act(context, await getLocked(context, id));
        return getLocked(context, id);
      },
      { tries: 5 },
    );

export const accept: Act = acting(async (context, row) => {
  if (row.state === 'accepted') return;
  if (row.state !== 'requested') throw wrongState(row, 'aceitar');
  await requireConfirmed(context.db);
  await setNoted(context, row, { state: 'accepted' }, { type: 'unification.accepted' });
});

export const deny: Act = acting(async (context, row) => {
  if (row.state === 'denied') return;
  if (row.state !== 'requested' && row.state !== 'accepted') throw wrongState(row, 'negar');
  await cancelWork(context.db, row, context.now);
  const change = { state: 'denied', wanted: null, endedAt: context.now } as const;
  await setNoted(context, row, change, { type: 'unification.denied' });
});

export const cancelHere: Act = acting(cancelReceiving);

/** Also what a copy brought along, in a base that was restored since: from then on it is of this life. */
export const undoHere: Act = acting(async (context, row) => {
  const { incarnation } = await getInstallation(context.db);
  await undoReceiving(context, await setNoted(context, row, { ownIncarnation: incarnation }));
});

/** Only this side: the unit asks for both. */
export const checkHere: Act = acting(async (context, row) => {
  const checks = await receivingChecks(context.platform, context.db, row, null);
  await setNoted(context, row, { checks, checkedAt: context.now }, { type: 'unification.checked' });
});

import { backToBooked, markDone, markNotWaited, markPresent } from '#modules/scheduling/index';
import { notFound, Problem } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { listExpected, type TodaysRow } from './appointment-queries.ts';
import type { Desk } from './desk.ts';
import type { EntryRow } from './entry-queries.ts';

/** CIT-22: the citizen of an appointment of today is here. 404 where he has no such one to come to. */
export async function arriveFor(
  context: UseCaseContext,
  desk: Desk,
  { citizenId, appointmentId }: { citizenId: string; appointmentId: string },
): Promise<TodaysRow> {
  const expected = await listExpected(context.db, { unitId: desk.unitId, day: desk.today }, [citizenId]);
  const appointment = expected.find(({ id }) => id === appointmentId);
  if (!appointment) throw notFound('O agendamento de hoje');
  await markPresent(context, appointmentId);
  return appointment;
}

type Entry = Pick<EntryRow, 'appointmentId'>;
type Step = (context: UseCaseContext, appointmentId: string) => Promise<unknown>;

/** The appointment goes along with its entry; one that the agenda decided otherwise meanwhile stays as it is there. */
const following =
  (step: Step) =>
  async (context: UseCaseContext, { appointmentId }: Entry): Promise<void> => {
    if (appointmentId === null) return;
    try {
      await step(context, appointmentId);
    } catch (error) {
      if (!(error instanceof Problem && (error.code === 'status-refused' || error.status === 404)))
        throw error;
    }
  };

export const followNotWaited = following(markNotWaited);
export const followReturned = following(markPresent);
export const followExcluded = following(backToBooked);
export const followDone = following(markDone);

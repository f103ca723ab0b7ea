import { bookAppointment } from '#modules/scheduling/index';
import { holdCitizen } from '#modules/citizens/index';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { forbidden } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { RESOURCES } from '../../contract/parts.ts';
import type { bookWaiting as contract } from '../../contract/waiting.ts';
import { deskOf } from '../desk.ts';
import { tell } from '../tell.ts';
import { findWaiting, endWaiting } from './waiting-queries.ts';
import { getUnchangedOf, gone } from './waiting.ts';

/** MAN-12: the appointment is made and the citizen leaves the queue, or neither. */
export async function bookWaiting(
  context: UseCaseContext,
  id: string,
  { version, ...booking }: RouteInput<typeof contract>['body'],
): Promise<RouteOutput<typeof contract>> {
  const { db, now } = context;
  const desk = await deskOf(context);
  if (!desk.access.resources.has(RESOURCES.book)) throw forbidden();
  const asked = await findWaiting(db, desk.unitId, id);
  if (!asked) throw gone();
  // The person before the request: a death comes in the same order.
  await holdCitizen(db, asked.citizenId);
  const row = await getUnchangedOf(context, desk, id, version);
  const {
    id: appointmentId,
    day,
    start,
  } = await bookAppointment(context, {
    ...booking,
    citizenId: row.citizenId,
  });
  const ending = {
    state: 'agendado',
    removal: null,
    attempts: null,
    notes: null,
    appointmentId,
    endedBy: desk.professionalId,
  } as const;
  await endWaiting(db, id, ending, now);
  tell(context, desk, {
    type: 'reception.waiting-booked',
    table: 'waiting_request',
    id,
    operation: 'U',
  });
  return { appointmentId, day, start };
}

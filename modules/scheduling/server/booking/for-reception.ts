import type { UseCaseContext } from '#platform/usecase/context';
import type { AppointmentRow } from './appointment-queries.ts';
import { STEPS, take } from './status.ts';

/*
 * What the day's list does with appointments, in the transaction of its own act. Each holds the appointment until the
 * end and throws 404, or 409 `status-refused` with how it stands (`StandsAs`); reach is for the caller to narrow.
 */
export type Step = (context: UseCaseContext, appointmentId: string) => Promise<AppointmentRow>;

/** "Cidadão presente na unidade": of an appointment of today, also after "Não aguardou" (returned). */
export const markPresent: Step = (context, id) => take(context, id, STEPS.present);
/** "Cidadão não aguardou". */
export const markNotWaited: Step = (context, id) => take(context, id, STEPS.notWaited);
/** Taken off the list before anything began. */
export const backToBooked: Step = (context, id) => take(context, id, STEPS.back);
/** "Atendimento realizado": of who is present, and off the unit of who was booked. */
export const markDone: Step = (context, id) => take(context, id, STEPS.done);

import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { uuidV7 } from '#platform/db/uuid';
import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { bookAppointment as contract } from '../../contract/appointments.ts';
import type { AgendaRow } from '../agenda-queries.ts';
import { getOpen } from '../agendas.ts';
import { holdAgendas } from '../grid/busy-queries.ts';
import { whenIn } from '../grid/when.ts';
import { insertAppointment, insertSpan } from './appointment-queries.ts';
import { holdBooked, keepContacts, requireFree } from './citizen.ts';
import { mailSlip } from './letters.ts';
import { chooseSlot, orTaken, requireGuestFree } from './slot.ts';
import { trace } from './trace.ts';
import { viewOf } from './view.ts';

export type Booking = RouteInput<typeof contract>['body'];
type Booked = RouteOutput<typeof contract>;

function requireWhole({ citizenId, guestLotacaoId, lotacaoId }: Booking): void {
  const fault = (path: string, message: string) =>
    refused('appointment-invalid', message, [{ path, message }]);
  if (!guestLotacaoId && !citizenId) throw fault('citizenId', 'Escolha o cidadão.');
  if (guestLotacaoId?.toLowerCase() === lotacaoId.toLowerCase()) {
    throw fault('guestLotacaoId', 'O profissional convidado precisa ser outro.');
  }
}

/**
 * Books a citizen, or two professionals with or without one. Held in one order: the citizen, then the agendas; so the
 * second of two who want one slot finds it taken, and is told the next (409 `slot-taken`).
 */
export async function bookAppointment(context: UseCaseContext, typed: Booking): Promise<Booked> {
  const { db, now } = context;
  const host = await getOpen(context, typed.lotacaoId);
  requireWhole(typed);
  const guest = typed.guestLotacaoId ? await getOpen(context, typed.guestLotacaoId) : null;
  const citizenId = typed.citizenId ? await holdBooked(context, typed.citizenId) : null;
  await holdAgendas(db, [host.id, ...(guest ? [guest.id] : [])]);
  const when = whenIn(now, host.timeZone);
  const { day, start, encaixe = false } = typed;
  const time = await chooseSlot(context, host, { day, start, encaixe }, when);
  if (guest && !encaixe) await requireGuestFree(context, guest, time);
  if (citizenId && !typed.acceptSameTime) await requireFree(context, citizenId, time);
  const id = uuidV7(now.getTime());
  await insertAppointment(
    db,
    {
      id,
      kind: guest ? 'entre-profissionais' : 'consulta',
      citizenId,
      place: typed.place ?? null,
      notes: (typed.notes ?? '').trim(),
      encaixe,
    },
    now,
  );
  for (const agenda of [host, guest]) {
    if (agenda)
      await orTaken(put(context, id, agenda, { ...time, guest: agenda === guest, alone: !encaixe }), start);
  }
  const { unitId, municipalityId } = host;
  const stands = { id, unitId, municipalityId, lotacaoId: host.id, ...time, status: 'agendado' } as const;
  await trace(context, 'booked', stands);
  if (citizenId) await keepContacts(context, citizenId, typed);
  const mailed = citizenId !== null && (await mailSlip(context, id));
  return { ...(await viewOf(context, { id, lotacaoId: host.id })), mailed };
}

const put = (
  { db, now }: UseCaseContext,
  appointmentId: string,
  { id: lotacaoId }: AgendaRow,
  span: { startsAt: string; endsAt: string; guest: boolean; alone: boolean },
) => insertSpan(db, { id: uuidV7(now.getTime()), appointmentId, lotacaoId, ...span });

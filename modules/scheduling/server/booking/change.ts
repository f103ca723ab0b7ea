import type { RouteInput } from '#platform/contract/route';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { changeAppointment as contract } from '../../contract/appointments.ts';
import type { StandsAs } from '../../contract/parts.ts';
import { getOpen } from '../agendas.ts';
import { holdAgendas } from '../grid/busy-queries.ts';
import { whenIn } from '../grid/when.ts';
import { type AppointmentRow, moveSpans, updateDetails } from './appointment-queries.ts';
import { holdBooked, keepContacts, requireFree } from './citizen.ts';
import { mailSlip } from './letters.ts';
import { chooseSlot, orTaken, requireGuestFree } from './slot.ts';
import { holdAppointment, STEPS, statusRefused, take } from './status.ts';
import { trace } from './trace.ts';
import { getRow, type View, viewOf } from './view.ts';

type Typed = RouteInput<typeof contract>['body'];

const dayOf = (instant: string) => instant.slice(0, 10);
const timeOf = (instant: string) => instant.slice(11);

function requireSeen(row: AppointmentRow, version: number): void {
  const { status } = row;
  if (status !== 'agendado') throw statusRefused(row);
  if (row.version !== version) {
    throw conflict(
      'appointment-changed',
      'Outra pessoa mudou este agendamento depois que você o abriu. Nada foi gravado: confira e grave de novo.',
      { version: row.version, status } satisfies StandsAs,
    );
  }
}

/**
 * Another time or another agenda for an appointment, which keeps its id and its history; or only where, notes and contacts.
 * Only one that is still "Agendado": of one that arrived meanwhile nothing changes (409 `status-refused`).
 */
export async function changeAppointment(context: UseCaseContext, id: string, typed: Typed): Promise<View> {
  const { db, now } = context;
  const seen = await getRow(context, id);
  const target = await getOpen(context, typed.lotacaoId ?? seen.lotacaoId);
  const citizenId = seen.citizenId && (await holdBooked(context, seen.citizenId));
  await holdAgendas(db, [target.id, ...(seen.guestLotacaoId ? [seen.guestLotacaoId] : [])]);
  const row = await holdAppointment(context, id);
  requireSeen(row, typed.version);
  const { day = dayOf(row.startsAt), start = timeOf(row.startsAt), encaixe = row.encaixe } = typed;
  const isMove =
    target.id !== row.lotacaoId ||
    day !== dayOf(row.startsAt) ||
    start !== timeOf(row.startsAt) ||
    encaixe !== row.encaixe;
  const { place = row.place, notes = row.notes } = typed;
  await updateDetails(db, { id, version: row.version, place, notes: notes.trim(), encaixe }, now);
  let time = { startsAt: row.startsAt, endsAt: row.endsAt };
  if (isMove) {
    time = await chooseSlot(
      context,
      target,
      { day, start, encaixe, except: id },
      whenIn(now, target.timeZone),
    );
    if (row.guestLotacaoId && !encaixe) {
      await requireGuestFree(context, await getOpen(context, row.guestLotacaoId), time, id);
    }
    if (citizenId && !typed.acceptSameTime) await requireFree(context, citizenId, { ...time, except: id });
    await orTaken(moveSpans(db, id, { lotacaoId: target.id, ...time }, !encaixe), start);
  }
  await trace(context, isMove ? 'moved' : 'edited', {
    ...row,
    lotacaoId: target.id,
    unitId: target.unitId,
    ...time,
  });
  if (citizenId) await keepContacts(context, citizenId, typed);
  // The letter that she has tells the time of before.
  if (citizenId && isMove) await mailSlip(context, id);
  return viewOf(context, { id, lotacaoId: target.id });
}

type Act = (context: UseCaseContext, id: string) => Promise<View>;
const acting =
  (step: Parameters<typeof take>[2]): Act =>
  async (context, id) => {
    await getRow(context, id);
    return viewOf(context, await take(context, id, step));
  };

export const cancelAppointment = acting(STEPS.cancel);
export const tellAbsence = acting(STEPS.tellAbsence);
export const undoAbsence = acting(STEPS.undoAbsence);

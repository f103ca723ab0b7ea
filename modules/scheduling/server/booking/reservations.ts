import { reachOf } from '#platform/permissions/scope';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { daysAfter } from '../../contract/closed-time.ts';
import type {
  changeReservation as changeContract,
  reserveTime as contract,
} from '../../contract/reservations.ts';
import type { AgendaRow } from '../agenda-queries.ts';
import { getOpen } from '../agendas.ts';
import { busyBetween, holdAgendas, isBusy } from '../grid/busy-queries.ts';
import { reservationEntry } from '../grid/entries.ts';
import { reservationEntries } from '../grid/entry-queries.ts';
import { cellsOf, gridsOf } from '../grid/grid.ts';
import { at, minutesOf, requireDay, requireTime, whenIn } from '../grid/when.ts';
import { insertSpan } from './appointment-queries.ts';
import {
  deleteReservationRow,
  findReservation,
  insertReservation,
  updateReservation,
} from './reservation-queries.ts';
import { orTaken, slotRefused } from './slot.ts';
import { TOPIC } from '../../contract/parts.ts';
import { authorOf } from './trace.ts';

type Typed = RouteInput<typeof contract>['body'];
type Block = RouteOutput<typeof changeContract>;

function requireWhole({ day, start, end, reason, specification }: Omit<Typed, 'lotacaoId' | 'notes'>): void {
  requireDay(day, 'day');
  requireTime(start, 'start');
  requireTime(end, 'end');
  const refuse = (path: string, message: string) =>
    refused('reservation-invalid', message, [{ path, message }]);
  if (start >= end) throw refuse('end', 'O horário final precisa ser depois do inicial.');
  if (reason === 'outros' && specification.trim() === '')
    throw refuse('specification', 'Especifique o motivo.');
  if (reason !== 'outros' && specification.trim() !== '') {
    throw refuse('specification', 'Só o motivo “Outros” leva especificação.');
  }
}

const kept = ({ reason, specification, notes }: Pick<Typed, 'reason' | 'specification' | 'notes'>) => ({
  reason,
  specification: specification.trim(),
  notes: notes.trim(),
});

/** The parts of a time that lie in slots, a block for each: what lies beside them is not worked anyway. */
async function blocksOf(context: UseCaseContext, row: AgendaRow, { day, start, end }: Typed) {
  const to = daysAfter(day, 1);
  const when = whenIn(context.now, row.timeZone);
  const [[grid], busy] = await Promise.all([
    gridsOf(context, [row], day, to),
    busyBetween(context.db, [row.id], { from: day, to }),
  ]);
  const cells = grid ? cellsOf(grid, day, [], when) : [];
  const touched = cells.filter(
    (slot) => slot.start < end && start < slot.end && at(day, slot.end) > when.now,
  );
  if (touched.length === 0) {
    const message = 'Não há vagas por vir neste período. Confira o dia e os horários.';
    throw refused('reservation-invalid', message, [{ path: 'start', message }]);
  }
  const blocks = touched.map((slot) => ({
    start: slot.start < start ? start : slot.start,
    end: slot.end > end ? end : slot.end,
  }));
  const held = busy.get(`${row.id} ${day}`) ?? [];
  const taken = blocks.find((block) =>
    held.some(([from, until]) => from < minutesOf(block.end) && minutesOf(block.start) < until),
  );
  if (taken) throw await slotRefused(context, row, 'slot-taken', { day, start: taken.start, when });
  return blocks;
}

/** Sets a time apart, block by block; online slots too. 409 `slot-taken` where somebody is booked in it. */
export async function reserveTime(context: UseCaseContext, typed: Typed): Promise<{ blocks: Block[] }> {
  const { db, now } = context;
  const row = await getOpen(context, typed.lotacaoId);
  requireWhole(typed);
  await holdAgendas(db, [row.id]);
  const ids: string[] = [];
  for (const { start, end } of await blocksOf(context, row, typed)) {
    const id = uuidV7(now.getTime());
    ids.push(id);
    await insertReservation(db, { id, ...kept(typed) }, authorOf(context), now);
    const time = { startsAt: at(typed.day, start), endsAt: at(typed.day, end) };
    const span = { id: uuidV7(now.getTime()), reservationId: id, lotacaoId: row.id, ...time, alone: true };
    await orTaken(insertSpan(db, span), start);
    tell(context, row, { id, ...time, type: 'scheduling.time-reserved', operation: 'I' });
  }
  return { blocks: await viewsOf(context, row, typed.day, ids) };
}

/** Another time, reason or notes for one block. */
export async function changeReservation(
  context: UseCaseContext,
  id: string,
  typed: RouteInput<typeof changeContract>['body'],
): Promise<Block> {
  const { db, now } = context;
  const reach = reachOf(context.actor);
  const seen = await findReservation(db, reach, id);
  if (!seen) throw notFound('A reserva');
  const row = await getOpen(context, seen.lotacaoId);
  requireWhole(typed);
  if (seen.version !== typed.version) {
    throw conflict(
      'reservation-changed',
      'Outra pessoa mudou esta reserva depois que você a abriu. Nada foi gravado: confira e grave de novo.',
    );
  }
  await holdAgendas(db, [row.id]);
  const { day, start, end } = typed;
  const time = { startsAt: at(day, start), endsAt: at(day, end) };
  const when = whenIn(now, row.timeZone);
  if (time.endsAt <= when.now && time.endsAt !== seen.endsAt) {
    throw await slotRefused(context, row, 'slot-past', { day, start, when });
  }
  if (await isBusy(db, row.id, { ...time, except: id })) {
    throw await slotRefused(context, row, 'slot-taken', { day, start, when });
  }
  await orTaken(updateReservation(db, { id, ...kept(typed) }, time, now), start);
  tell(context, row, { id, ...time, type: 'scheduling.reservation-changed', operation: 'U' });
  const [block] = await viewsOf(context, row, day, [id]);
  if (!block) throw notFound('A reserva');
  return block;
}

export async function deleteReservation(context: UseCaseContext, id: string): Promise<void> {
  const { db } = context;
  const seen = await findReservation(db, reachOf(context.actor), id);
  if (!seen || !(await deleteReservationRow(db, id))) throw notFound('A reserva');
  const row = await getOpen(context, seen.lotacaoId);
  tell(context, row, { id, ...seen, type: 'scheduling.reservation-deleted', operation: 'D' });
}

async function viewsOf(context: UseCaseContext, row: AgendaRow, day: string, ids: readonly string[]) {
  const [[grid], entries] = await Promise.all([
    gridsOf(context, [row], day, daysAfter(day, 1)),
    reservationEntries(context.db, ids),
  ]);
  return entries.flatMap((entry) => {
    const { reservation } = entry;
    return grid && reservation ? [reservationEntry({ ...entry, reservation }, grid)] : [];
  });
}

type Told = { id: string; startsAt: string; endsAt: string; type: string; operation: 'I' | 'U' | 'D' };

function tell(
  context: UseCaseContext,
  { id: lotacaoId, municipalityId, unitId }: AgendaRow,
  { id, startsAt, endsAt, type, operation }: Told,
): void {
  context.publish(TOPIC, { municipalityId, unitId });
  context.changed({ table: 'reservation', id, operation });
  context.audit({
    type,
    subject: { table: 'lotacao', id: lotacaoId },
    municipalityId,
    details: { startsAt, endsAt },
  });
}

import { dayText, titleCaseName } from '@pec-aberto/brazil';
import { violates } from '#platform/db/errors';
import { conflict, refused } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { daysAfter } from '../../contract/closed-time.ts';
import type { SlotRefused } from '../../contract/parts.ts';
import type { AgendaRow } from '../agenda-queries.ts';
import { busyBetween, isBusy } from '../grid/busy-queries.ts';
import { cellsOf, closedOn, gridsOf } from '../grid/grid.ts';
import { nextSlot } from '../grid/next-slots.ts';
import { at, minutesAfter, requireDay, requireTime, type When } from '../grid/when.ts';
import { findTaker } from './appointment-queries.ts';

export type Wanted = {
  day: string;
  start: string;
  encaixe: boolean;
  /** The appointment that is moved: its own time is no obstacle. */
  except?: string;
};
/** Civil instants. */
export type Chosen = { startsAt: string; endsAt: string };

const MESSAGES = {
  'slot-past': (start: string) => `O horário das ${start} já passou.`,
  'slot-taken': (start: string, by?: string) =>
    `O horário das ${start} acabou de ser ocupado${by ? ` por ${titleCaseName(by)}` : ''}.`,
  'slot-online': (start: string) => `O horário das ${start} está reservado ao agendamento on-line.`,
  'slot-closed': (start: string) => `A agenda está fechada às ${start}.`,
  'slot-missing': (start: string) => `Não há vaga às ${start} nesta agenda.`,
};
export type SlotFault = keyof typeof MESSAGES;

/** 409 with the next free slot of the same agenda, after the one that was wanted and after now. */
export async function slotRefused(
  context: ReadContext,
  row: AgendaRow,
  code: SlotFault,
  { day, start, except, when, by }: Omit<Wanted, 'encaixe'> & { when: When; by?: string | undefined },
) {
  const wanted = at(day, start);
  const from = wanted < when.now ? when.now : wanted;
  const next = await nextSlot(context, row, { from, when, except: except ?? null });
  const offered = next
    ? `Próximo livre: ${next.day === day ? '' : `${dayText(next.day)}, `}${next.start}.`
    : 'Não há outro livre nos próximos meses.';
  return conflict(code, `${MESSAGES[code](start, by)} ${offered}`, { next } satisfies SlotRefused);
}

/**
 * The time of a free slot, or of an encaixe, which may stand at any time of a day and beside others. 409 with the next
 * free one where it is not to be had. The agenda is held by {@link holdAgendas}.
 */
export async function chooseSlot(
  context: ReadContext,
  row: AgendaRow,
  wanted: Wanted,
  when: When,
): Promise<Chosen> {
  const { day, start, encaixe, except = null } = wanted;
  requireDay(day, 'day');
  requireTime(start, 'start');
  const to = daysAfter(day, 1);
  const [[grid], busy] = await Promise.all([
    gridsOf(context, [row], day, to),
    busyBetween(context.db, [row.id], { from: day, to, except }),
  ]);
  if (!grid) throw new Error('an agenda without grid');
  const refuse = (code: SlotFault, by?: string) => slotRefused(context, row, code, { ...wanted, when, by });
  if (encaixe) {
    const end = minutesAfter(start, grid.duration);
    if (end === undefined) {
      const message = 'O agendamento precisa terminar no mesmo dia. Escolha um horário mais cedo.';
      throw refused('time-invalid', message, [{ path: 'start', message }]);
    }
    if (at(day, end) <= when.now) throw await refuse('slot-past');
    return { startsAt: at(day, start), endsAt: at(day, end) };
  }
  if (at(day, start) <= when.now) throw await refuse('slot-past');
  const cell = cellsOf(grid, day, busy.get(`${row.id} ${day}`) ?? [], when).find(
    (one) => one.start === start,
  );
  if (!cell) {
    const isClosed = closedOn(grid, day).some((closed) => closed.start <= start && start < closed.end);
    throw await refuse(isClosed ? 'slot-closed' : 'slot-missing');
  }
  if (cell.state === 'taken') {
    const time = { startsAt: at(day, start), endsAt: at(day, cell.end), except };
    throw await refuse('slot-taken', await findTaker(context.db, row.id, time));
  }
  if (cell.state === 'online') throw await refuse('slot-online');
  return { startsAt: at(day, start), endsAt: at(day, cell.end) };
}

/** Throws 409 `slot-taken` where the invited professional is not free. */
export async function requireGuestFree(
  context: ReadContext,
  guest: AgendaRow,
  { startsAt, endsAt }: Chosen,
  except?: string,
): Promise<void> {
  if (!(await isBusy(context.db, guest.id, { startsAt, endsAt, except: except ?? null }))) return;
  const message = `${guest.professional.name} já tem compromisso das ${startsAt.slice(11)} às ${endsAt.slice(11)}. Escolha outro horário.`;
  throw conflict('guest-busy', message);
}

/** What the base itself refuses, though the agendas are held: then nothing more may be asked in this transaction. */
export async function orTaken<T>(writing: Promise<T>, start: string): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (!violates(error, 'agenda_span_taken')) throw error;
    throw conflict('slot-taken', MESSAGES['slot-taken'](start), { next: null } satisfies SlotRefused);
  }
}

import { minutesOf, scaleOf, type Span, spanOf } from './layout.ts';
import { isPast, type Now } from './use-now.ts';
import type { Agenda, Day, Entry, Slot } from './words.ts';

/** One column of the grid: an agenda on a day. */
export type Column = { key: string; agenda: Agenda; day: Day };

/** What may be reached in a column: a slot that can be booked or reserved, or what stands there. */
export type Cell =
  | { kind: 'slot'; key: string; span: Span; slot: Slot }
  | { kind: 'entry'; key: string; span: Span; entry: Entry };

export const columnsOf = (agendas: readonly Agenda[]): Column[] =>
  agendas.flatMap((agenda) =>
    agenda.days.map((day) => ({ key: `${agenda.lotacao.id} ${day.day}`, agenda, day })),
  );

/** In the order of time; a slot that began since it was read is none. */
export function cellsOf({ key, day }: Column, now: Now): Cell[] {
  const slots = day.slots
    .filter(({ state, start }) => (state === 'free' || state === 'online') && !isPast(now, day.day, start))
    .map((slot): Cell => ({ kind: 'slot', key: `${key} ${slot.start}`, span: spanOf(slot), slot }));
  const entries = day.entries.map(
    (entry): Cell => ({ kind: 'entry', key: `${key} ${entry.id}`, span: spanOf(entry), entry }),
  );
  return [...slots, ...entries].toSorted((a, b) => a.span.from - b.span.from);
}

const WORKED_SPAN: Span = { from: minutesOf('08:00'), to: minutesOf('12:00') };

/** One scale for all columns: what any of them works or holds is seen; `rowPx` is the height of the shortest slot. */
export function scaleOfColumns(columns: readonly Column[], rowPx: number) {
  const spans = columns.flatMap(({ day }) => [...day.periods.map(spanOf), ...day.entries.map(spanOf)]);
  const shortest = Math.min(...columns.map(({ agenda }) => agenda.duration));
  const minutes = Number.isFinite(shortest) ? shortest : 20;
  return scaleOf(spans.length > 0 ? spans : [WORKED_SPAN], rowPx / minutes);
}

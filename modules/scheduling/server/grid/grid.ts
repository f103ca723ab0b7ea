import type { ReadContext } from '#platform/usecase/context';
import { type Days, joined, type Period } from '../../contract/agenda.ts';
import { daysAfter, reasonText } from '../../contract/closed-time.ts';
import { type ClosedTime, type Slot, slotsOf, weekdayOf } from '../../contract/slots.ts';
import type { AgendaRow } from '../agenda-queries.ts';
import { inForce, type Standing, standingOf } from '../agendas.ts';
import { type Closure, closuresBetween } from '../closure-queries.ts';
import type { Minutes } from './busy-queries.ts';
import { at, MINUTES_OF_DAY, minutesOf, type When } from './when.ts';

/** An agenda over some days: its hours in force and what is closed in them. */
export type Grid = ReturnType<typeof inForce> & { row: AgendaRow; closures: Closure[] };

/** The agendas of lotações on the days from `from` to before `to`. */
export async function gridsOf(
  context: ReadContext,
  rows: readonly AgendaRow[],
  from: string,
  to: string,
): Promise<Grid[]> {
  const municipalities = [...new Set(rows.map(({ municipalityId }) => municipalityId))];
  const [closures, standings] = await Promise.all([
    closuresBetween(
      context.db,
      rows.map(({ id }) => id),
      from,
      to,
    ),
    Promise.all(municipalities.map(async (id) => [id, await standingOf(context, id)] as const)),
  ]);
  const standingIn = new Map(standings);
  return rows.map((row) => ({
    row,
    // Nobody is booked any more with an inactive one.
    ...inForce(
      row.active ? row : { ...row, own: null, otherwise: 'nenhuma' },
      standingIn.get(row.municipalityId) as Standing,
    ),
    closures: closures.filter(({ lotacaoId }) => lotacaoId === row.id),
  }));
}

/** Days before its own on which an online slot that nobody took is the unit's again. */
const ONLINE_DAYS = 2;

export type Cell = Slot & { state: 'free' | 'taken' | 'online' | 'past'; opensOn: string | null };

/** A slot with its minutes of the day. */
type Timed = Slot & { from: number; to: number };

const timed = (slot: Slot): Timed => ({ ...slot, from: minutesOf(slot.start), to: minutesOf(slot.end) });

/** Of hours that are being read, those of the municipality for all who follow them: their slots, where nothing is closed. */
const openSlots = new WeakMap<Days, Map<string, readonly Timed[]>>();

/** The slots of a day: those of its weekday, made once, where no closed time touches it. */
function slotsOn(grid: Grid, day: string): readonly Timed[] {
  const { days, online } = grid;
  if (!days) return [];
  const closures = grid.closures.filter((closed) => touches(closed, day));
  if (closures.length > 0) return slotsOf({ days, online }, closures, grid.duration, day).map(timed);
  const known = openSlots.get(days) ?? new Map<string, readonly Timed[]>();
  openSlots.set(days, known);
  const weekday = weekdayOf(day);
  const given = online[weekday].map(({ start, end }) => `${start}-${end}`);
  const name = [weekday, grid.duration, ...given].join(' ');
  const slots = known.get(name) ?? slotsOf({ days, online }, [], grid.duration, day).map(timed);
  known.set(name, slots);
  return slots;
}

/** Without a function for each slot: a search through months asks it of sixty thousand. */
function isHeld(busy: readonly Minutes[], { from, to }: Timed): boolean {
  for (const time of busy) if (time[0] < to && from < time[1]) return true;
  return false;
}

/** What may be done with the slots of a day; only of online ones it is asked when they open. */
function rulesOf(day: string, busy: readonly Minutes[], { today, now }: When) {
  const passed = day < today ? MINUTES_OF_DAY : day === today ? minutesOf(now.slice(11)) : -1;
  const opensOn = ({ online }: Timed): string | null => {
    if (!online) return null;
    const opens = daysAfter(day, -ONLINE_DAYS);
    return today < opens ? opens : null;
  };
  const stateOf = (slot: Timed): Cell['state'] => {
    if (slot.from <= passed) return 'past';
    if (isHeld(busy, slot)) return 'taken';
    return opensOn(slot) === null ? 'free' : 'online';
  };
  return { stateOf, opensOn };
}

/** The slots of a day, and what may be done with each. */
export function cellsOf(grid: Grid, day: string, busy: readonly Minutes[], when: When): Cell[] {
  const { stateOf, opensOn } = rulesOf(day, busy, when);
  return slotsOn(grid, day).map((slot) => {
    const { start, end, online } = slot;
    return { start, end, online, state: stateOf(slot), opensOn: opensOn(slot) };
  });
}

/** Those of a day that may be booked, to be searched or counted: nothing is made of the others. */
export function freeOn(grid: Grid, day: string, busy: readonly Minutes[], when: When): readonly Slot[] {
  const { stateOf } = rulesOf(day, busy, when);
  return slotsOn(grid, day).filter((slot) => stateOf(slot) === 'free');
}

export type ClosedPart = Period & { id: string; reason: string };
const END_OF_DAY = '24:00';

const touches = ({ startsAt, endsAt }: ClosedTime, day: string): boolean =>
  startsAt < at(day, END_OF_DAY) && endsAt > at(day, '00:00');

type Worked = { periods: Period[]; closed: ClosedPart[] };

/** Of agendas that are being read: the hours of each day, made once for all that stands in it. */
const workedDays = new WeakMap<Grid, Map<string, Worked>>();

function workedOn(grid: Grid, day: string): Worked {
  const known = workedDays.get(grid) ?? new Map<string, Worked>();
  workedDays.set(grid, known);
  const made = known.get(day) ?? {
    periods: grid.days ? joined(grid.days[weekdayOf(day)]) : [],
    closed: grid.closures
      .filter((closed) => touches(closed, day))
      .map(({ id, startsAt, endsAt, reason, specification }) => ({
        id,
        start: startsAt < at(day, '00:00') ? '00:00' : startsAt.slice(11),
        end: endsAt.slice(0, 10) > day ? END_OF_DAY : endsAt.slice(11),
        reason: reasonText({ reason, specification }),
      }))
      .toSorted((a, b) => a.start.localeCompare(b.start)),
  };
  known.set(day, made);
  return made;
}

/** Working hours of a day, those that touch as one. */
export const periodsOf = (grid: Grid, day: string): Period[] => workedOn(grid, day).periods;

/** Closed times cut to a day. */
export const closedOn = (grid: Grid, day: string): ClosedPart[] => workedOn(grid, day).closed;

/** Does part of this time lie where nobody works, or where the agenda was closed? */
export function isOutside(grid: Grid, day: string, { start, end }: Period): boolean {
  const { periods, closed } = workedOn(grid, day);
  const isWorked = periods.some((hours) => hours.start <= start && end <= hours.end);
  return !isWorked || closed.some((part) => part.start < end && start < part.end);
}

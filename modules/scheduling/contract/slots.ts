import { agendaFaults, type Days, isWithin, type Period, WEEKDAYS, type Weekday } from './agenda.ts';

/** Hours in force of a lotação, and those of them given to online booking. Civil times of the municipality. */
export type Hours = { days: Days; online: Days };
/** A closed time, from the first minute to before the last: civil instants `aaaa-mm-ddThh:mm`. */
export type ClosedTime = { startsAt: string; endsAt: string };
/** `start` and `end` as `hh:mm` of the day asked for. */
export type Slot = { start: string; end: string; online: boolean };

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The weekday of a civil date `aaaa-mm-dd`; throws for a date that does not exist. */
export function weekdayOf(day: string): Weekday {
  const at = new Date(`${day}T00:00:00Z`);
  const weekday = WEEKDAYS[(at.getUTCDay() + 6) % 7];
  if (!weekday || !at.toISOString().startsWith(day)) throw new RangeError(`${day} is no date`);
  return weekday.day;
}

/**
 * The slots of a civil day (`aaaa-mm-dd`), in order: each of `duration` minutes, one after the other from every
 * Entrada; what is left before a Saída is no slot. None touches a closed time; none is kept anywhere.
 * Throws for hours that break a rule of {@link agendaFaults} and for a duration that is no number of minutes.
 */
export function slotsOf(
  { days, online }: Hours,
  closures: readonly ClosedTime[],
  duration: number,
  day: string,
): Slot[] {
  if (!Number.isInteger(duration) || duration < 1) throw new RangeError(`${duration} minutes are no slot`);
  if (agendaFaults({ days }).length > 0) throw new RangeError('the hours break a rule');
  const weekday = weekdayOf(day);
  const closed = closures.filter(
    ({ startsAt, endsAt }) => startsAt <= `${day}T23:59` && endsAt > `${day}T00:00`,
  );
  return days[weekday]
    .flatMap((period) => cut(period, duration))
    .filter((slot) => !closed.some((time) => touches(time, day, slot)))
    .map((slot) => ({ ...slot, online: online[weekday].some((period) => isWithin(slot, period)) }));
}

function cut({ start, end }: Period, duration: number): Period[] {
  if (start === '') return [];
  const [from, to] = [minutesOf(start), minutesOf(end)];
  return Array.from({ length: Math.floor((to - from) / duration) }, (_, place) => ({
    start: timeOf(from + place * duration),
    end: timeOf(from + (place + 1) * duration),
  }));
}

const touches = ({ startsAt, endsAt }: ClosedTime, day: string, { start, end }: Period): boolean =>
  startsAt < `${day}T${end}` && endsAt > `${day}T${start}`;

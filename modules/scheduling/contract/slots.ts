import { type Days, dayFaults, type Period, WEEKDAYS, type Weekday } from './agenda.ts';

/** Hours in force of a lotação, and those of them given to online booking. Civil times of the municipality. */
export type Hours = { days: Days; online: Days };
/** A closed time, from the first minute to before the last: civil instants `aaaa-mm-ddThh:mm`. */
export type ClosedTime = { startsAt: string; endsAt: string };
/** `start` and `end` as `hh:mm` of the day asked for. */
export type Slot = { start: string; end: string; online: boolean };

type Span = { from: number; to: number };

/** `hh:mm` of every minute of a day. */
const TEXTS = Array.from(
  { length: 24 * 60 },
  (_, minute) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
);
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const spansOf = (periods: readonly Period[]): Span[] =>
  periods.flatMap(({ start, end }) => (start === '' ? [] : [{ from: minutesOf(start), to: minutesOf(end) }]));

/** The minutes of a civil day that a closed time takes; none where it does not touch the day. */
function closedOn({ startsAt, endsAt }: ClosedTime, day: string): Span[] {
  const [startDay, endDay] = [startsAt.slice(0, 10), endsAt.slice(0, 10)];
  if (startDay > day || endDay < day) return [];
  const from = startDay < day ? 0 : minutesOf(startsAt.slice(11));
  const to = endDay > day ? TEXTS.length : minutesOf(endsAt.slice(11));
  return [{ from, to }];
}

/** The weekday of a civil date `aaaa-mm-dd`; throws for a date that does not exist. */
export function weekdayOf(day: string): Weekday {
  const at = new Date(`${day}T00:00:00Z`);
  const weekday = WEEKDAYS[(at.getUTCDay() + 6) % 7];
  if (!weekday || at.getUTCDate() !== Number(day.slice(8))) throw new RangeError(`${day} is no date`);
  return weekday.day;
}

/**
 * The slots of a civil day (`aaaa-mm-dd`), in order: each of `duration` minutes, one after the other from every
 * Entrada; what is left before a Saída is no slot. None touches a closed time; none is kept anywhere.
 * Throws for hours of the day that break a rule of {@link dayFaults} and for a duration that is no number of minutes.
 */
export function slotsOf(
  { days, online }: Hours,
  closures: readonly ClosedTime[],
  duration: number,
  day: string,
): Slot[] {
  if (!Number.isInteger(duration) || duration < 1) throw new RangeError(`${duration} minutes are no slot`);
  const weekday = weekdayOf(day);
  if (dayFaults(days[weekday]).length > 0) throw new RangeError('the hours break a rule');
  const closed = closures.flatMap((time) => closedOn(time, day));
  const given = spansOf(online[weekday]);
  const slots: Slot[] = [];
  for (const { from, to } of spansOf(days[weekday])) {
    for (let start = from, end = from + duration; end <= to; start = end, end += duration) {
      if (closed.some((span) => span.from < end && start < span.to)) continue;
      slots.push({
        start: TEXTS[start] ?? '',
        end: TEXTS[end] ?? '',
        online: given.some((span) => span.from <= start && end <= span.to),
      });
    }
  }
  return slots;
}

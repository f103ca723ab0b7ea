import { civilTime } from '#platform/clock/civil';
import { refused } from '#platform/errors/problem';
import { isTime } from '../../contract/agenda.ts';
import { isDate } from '../../contract/closed-time.ts';

/** Now, as the clock of the municipality shows it. */
export type When = { today: string /** `aaaa-mm-ddThh:mm`. */; now: string };

export function whenIn(now: Date, timeZone: string): When {
  const { day, time } = civilTime(now, timeZone);
  return { today: day, now: `${day}T${time.slice(0, 5)}` };
}

/** A civil instant of a day and a time; both sort as text. */
export const at = (day: string, time: string): string => `${day}T${time}`;

/** Throws 422 for a day that no calendar has. */
export function requireDay(day: string, path: string): void {
  if (isDate(day)) return;
  const message = 'Esta data não existe. Confira o dia e tente de novo.';
  throw refused('date-invalid', message, [{ path, message }]);
}

export function requireTime(time: string, path: string): void {
  if (isTime(time)) return;
  const message = 'Digite a hora como 08:00.';
  throw refused('time-invalid', message, [{ path, message }]);
}

export const MINUTES_OF_DAY = 24 * 60;
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The time so many minutes later; undefined where that is another day. */
export function minutesAfter(time: string, minutes: number): string | undefined {
  const end = minutesOf(time) + minutes;
  return end < MINUTES_OF_DAY ? timeOf(end) : undefined;
}

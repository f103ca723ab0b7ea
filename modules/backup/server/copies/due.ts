import { civilTime } from '#platform/clock/civil';
import type { CopyFacts } from './copy-queries.ts';

const DAY_MS = 86_400_000;
/** After one that failed: a disk that comes back is used the same day. */
const AGAIN_MS = 60 * 60_000;

export type Schedule = { hour: string; timeZone: string };

/** Civil day and minute, in an order that texts have too. */
function minuteOf(at: Date, timeZone: string): string {
  const { day, time } = civilTime(at, timeZone);
  return `${day} ${time.slice(0, 5)}`;
}

const dayBeside = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day on which the hour comes next. */
export function nextDay(now: Date, { hour, timeZone }: Schedule): string {
  const { day, time } = civilTime(now, timeZone);
  return time.slice(0, 5) < hour ? day : dayBeside(day, 1);
}

/** Minute at which the hour last came. */
function lastDue(now: Date, schedule: Schedule): string {
  return `${dayBeside(nextDay(now, schedule), -1)} ${schedule.hour}`;
}

/**
 * Did the hour come without a good copy since? A machine that was off at its hour catches up once it is on; an
 * installation owes none from before it was there.
 */
export function isDue(
  facts: Pick<CopyFacts, 'lastGood' | 'lastTry'>,
  schedule: Schedule,
  { now, installedAt }: { now: Date; installedAt: Date },
): boolean {
  const since = lastDue(now, schedule);
  const reached = (at: Date | null) => at !== null && at <= now && minuteOf(at, schedule.timeZone) >= since;
  if (reached(facts.lastGood) || reached(installedAt)) return false;
  const { lastTry, lastGood } = facts;
  const failed = lastTry !== null && (lastGood === null || lastTry > lastGood);
  return !failed || now.getTime() - lastTry.getTime() >= AGAIN_MS;
}

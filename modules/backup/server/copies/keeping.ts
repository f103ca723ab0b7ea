import { civilTime } from '#platform/clock/civil';
import type { Keeping } from '../../contract.ts';
import type { CopyRow } from './copy-queries.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const MONTH_DAYS = 31;

type Kept = Pick<CopyRow, 'id' | 'startedAt' | 'state'>;

const monthOf = (day: string) => day.slice(0, 7);

/** The Monday before, or itself. */
function weekOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % WEEK_DAYS;
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Copies whose time is over: all of the last days stay, then the newest good one of each week and of each month. The newest
 * good one stays whatever its age, and so does one that is being made.
 */
export function expiredOf<C extends Kept>(
  copies: readonly C[],
  keeping: Keeping,
  { now, timeZone }: { now: Date; timeZone: string },
): C[] {
  const newestFirst = copies.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const kept = new Set<string>();
  const periods = new Set<string>();
  for (const { id, startedAt, state } of newestFirst) {
    const days = (now.getTime() - startedAt.getTime()) / DAY_MS;
    if (days < keeping.days || state === 'running') kept.add(id);
    if (state !== 'verified') continue;
    const { day } = civilTime(startedAt, timeZone);
    const bearing = [
      ...(days < keeping.weeks * WEEK_DAYS ? [`week ${weekOf(day)}`] : []),
      ...(days < keeping.months * MONTH_DAYS ? [`month ${monthOf(day)}`] : []),
      'newest',
    ].filter((period) => !periods.has(period));
    for (const period of bearing) periods.add(period);
    if (bearing.length > 0) kept.add(id);
  }
  return newestFirst.filter(({ id }) => !kept.has(id));
}

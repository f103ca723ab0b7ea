import { expect, it } from 'vitest';
import { expiredOf } from './keeping.ts';

const keeping = { days: 7, weeks: 4, months: 6 };
const timeZone = 'America/Sao_Paulo';
const now = new Date('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;

type Kept = { id: string; startedAt: Date; state: 'verified' | 'failed' | 'running' };
const copy = (days: number, state: Kept['state'] = 'verified'): Kept => ({
  id: `${days} ${state}`,
  startedAt: new Date(now.getTime() - days * DAY_MS),
  state,
});
const left = (copies: readonly Kept[]) => {
  const gone = new Set(expiredOf(copies, keeping, { now, timeZone }));
  return copies.filter((one) => !gone.has(one)).map(({ id }) => id);
};

it('after a year of days: all of a week, one a week of a month, one a month of half a year', () => {
  const all = Array.from({ length: 365 }, (_, days) => copy(days));
  const ids = left(all);
  const kept = all.filter(({ id }) => ids.includes(id)).map(({ startedAt }) => startedAt);
  const days = kept.map((at) => Math.round((now.getTime() - at.getTime()) / DAY_MS));
  // Saturday the 21st; the newest of each week is a Sunday, that of each month its last day.
  expect(days).toEqual([0, 1, 2, 3, 4, 5, 6, 13, 20, 21, 27, 52, 82, 113, 144, 174]);
});

it('the newest good one stays for ever; a failed one hides no good one of its week', () => {
  expect(left([copy(900), copy(400, 'failed')])).toEqual(['900 verified']);
  expect(left([copy(10, 'failed'), copy(11), copy(1)])).toEqual(['11 verified', '1 verified']);
});

it('one that is being made stays, whatever the clock says', () => {
  expect(left([copy(400, 'running'), copy(0)])).toEqual(['400 running', '0 verified']);
});

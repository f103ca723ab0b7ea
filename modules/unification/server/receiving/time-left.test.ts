import { expect, test } from 'vitest';
import { isFresh } from './last-proof.ts';
import { decidesAt } from './time-left.ts';

const MINUTE_MS = 60_000;
const decideBy = new Date('2026-11-22T12:00:00Z');
const seenAt = new Date('2026-11-21T12:00:00Z');
const after = (minutes: number) => new Date(seenAt.getTime() + minutes * MINUTE_MS);
const left = (minutes: number) => {
  const now = after(minutes);
  return (decidesAt(decideBy, { seenAt, now }).getTime() - now.getTime()) / MINUTE_MS;
};

test('a proof is fresh for five minutes, and one of a time to come is not', () => {
  const fresh = (minutes: number) => isFresh({ provedAt: seenAt }, after(minutes));
  expect([-1, 0, 5, 6].map(fresh)).toEqual([false, true, true, false]);
});

test('a minute that was seen to pass counts, and no more of a leap, ahead or back', () => {
  expect(left(0)).toBe(24 * 60);
  expect(left(1)).toBe(24 * 60 - 1);
  expect(left(25 * 60)).toBe(24 * 60 - 2);
  expect(left(-25 * 60)).toBe(24 * 60);
});

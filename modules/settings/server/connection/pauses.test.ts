import { expect, test } from 'vitest';
import { endOfPause } from './pauses.ts';

test.each([
  ['30m', '2026-11-22T10:30:00.000Z'],
  ['1h', '2026-11-22T11:00:00.000Z'],
  ['2h', '2026-11-22T12:00:00.000Z'],
  ['4h', '2026-11-22T14:00:00.000Z'],
  ['8h', '2026-11-22T18:00:00.000Z'],
  ['1w', '2026-11-29T10:00:00.000Z'],
  ['1mo', '2026-12-22T10:00:00.000Z'],
  ['open', undefined],
] as const)('a pause of %s ends at %s', (during, end) => {
  expect(endOfPause(during, new Date('2026-11-22T10:00:00Z'))?.toISOString()).toBe(end);
});

test('a month from the 31st ends on the last day of the next', () => {
  expect(endOfPause('1mo', new Date('2027-01-31T10:00:00Z'))?.toISOString()).toBe('2027-02-28T10:00:00.000Z');
});

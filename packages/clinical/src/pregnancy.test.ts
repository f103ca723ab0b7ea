import { expect, it } from 'vitest';
import { expectedBirth, gestationalAge, lastPeriodOfUltrasound, shiftOf, trimesterOf } from './index.ts';

it('by the last menstrual period', () => {
  expect(gestationalAge('2022-09-01', '2022-10-25')).toEqual({ weeks: 7, days: 5 });
  expect(expectedBirth('2022-09-01')).toBe('2023-06-08');
});

it('by an ultrasound', () => {
  const lastPeriod = lastPeriodOfUltrasound('2024-05-01', { weeks: 12, days: 3 });
  expect(gestationalAge(lastPeriod, '2024-05-01')).toEqual({ weeks: 12, days: 3 });
  expect(gestationalAge(lastPeriod, '2024-06-30')).toEqual({ weeks: 21, days: 0 });
  expect(expectedBirth(lastPeriod)).toBe('2024-11-10');
});

it('is none before the last menstrual period', () =>
  expect(gestationalAge('2022-09-01', '2022-08-31')).toBeNull());

it.each([
  [0, 0, 1],
  [13, 6, 1],
  [14, 0, 2],
  [27, 6, 2],
  [28, 0, 3],
])('%i weeks and %i days: trimester %i', (weeks, days, trimester) =>
  expect(trimesterOf({ weeks, days })).toBe(trimester),
);

it.each([
  ['2026-11-22T14:59:59Z', 'America/Sao_Paulo', 1],
  ['2026-11-22T15:00:00Z', 'America/Sao_Paulo', 2],
  ['2026-11-22T20:59:59Z', 'America/Sao_Paulo', 2],
  ['2026-11-22T21:00:00Z', 'America/Sao_Paulo', 3],
  ['2026-11-22T03:00:00Z', 'America/Sao_Paulo', 1],
  // The same instant, two hours apart.
  ['2026-11-22T16:30:00Z', 'America/Rio_Branco', 1],
  ['2026-11-22T16:30:00Z', 'America/Sao_Paulo', 2],
])('%s in %s is shift %i', (instant, zone, shift) => expect(shiftOf(new Date(instant), zone)).toBe(shift));

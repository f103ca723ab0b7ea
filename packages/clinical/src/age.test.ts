import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './days.ts';
import { ageOn } from './index.ts';

it.each([
  ['2026-11-20', '2026-11-20', 0, 0, 0],
  ['2026-09-16', '2026-11-20', 0, 2, 4],
  ['1972-03-12', '2026-11-20', 54, 8, 8],
  // Borders of months: the 31st, the 29th of February.
  ['2026-01-31', '2026-02-28', 0, 0, 28],
  ['2026-01-31', '2026-03-01', 0, 1, 1],
  ['2024-02-29', '2025-02-28', 0, 11, 30],
  ['2024-02-29', '2025-03-01', 1, 0, 1],
  ['2025-12-31', '2026-01-01', 0, 0, 1],
])('born on %s is on %s of %i years, %i months and %i days', (birth, day, years, months, days) => {
  expect(ageOn(birth, day)).toEqual({ years, months, days });
});

it('is none before birth, nor of what is no day', () => {
  expect(ageOn('2026-11-21', '2026-11-20')).toBeNull();
  expect(ageOn('', '2026-11-20')).toBeNull();
});

it('grows by at most a day from one day to the next, and never shrinks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 40_000 }), (born, lived) => {
      const birth = addDays('1920-01-01', born);
      const at = (days: number) => {
        const age = ageOn(birth, addDays(birth, days));
        return age ? age.years * 10_000 + age.months * 100 + age.days : Number.NaN;
      };
      expect(at(lived + 1)).toBeGreaterThan(at(lived));
    }),
  );
});

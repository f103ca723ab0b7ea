import { expect, it } from 'vitest';
import { daysWaiting, timesText } from './days-waiting.ts';

it('MAN-12 a wait is counted in civil days; a day that is yet to come counts none', () => {
  const today = '2026-03-01';
  expect(
    ['2026-03-02', '2026-03-01', '2026-02-28', '2026-02-17', '2025-03-01'].map((day) =>
      daysWaiting(day, today),
    ),
  ).toEqual(['hoje', 'hoje', 'há 1 dia', 'há 12 dias', 'há 365 dias']);
});

it('MAN-12 how often somebody was on the list', () => {
  expect([1, 2].map(timesText)).toEqual(['Presente 1 vez na lista', 'Presente 2 vezes na lista']);
});

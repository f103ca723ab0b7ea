import { describe, expect, it, test } from 'vitest';
import { nationalHolidays, nthBusinessDay } from './business-days.ts';

describe('national holidays', () => {
  // Dates of Easter less two days, as the calendars of those years print them.
  it.each([
    [1999, '1999-04-02'],
    [2000, '2000-04-21'],
    [2019, '2019-04-19'],
    [2024, '2024-03-29'],
    [2025, '2025-04-18'],
    [2026, '2026-04-03'],
    [2038, '2038-04-23'],
  ])('Good Friday of %i is %s', (year, day) => {
    expect(nationalHolidays(year)).toContain(day);
  });

  test('20 November counts from 2024 on', () => {
    expect(nationalHolidays(2023)).not.toContain('2023-11-20');
    expect(nationalHolidays(2024)).toContain('2024-11-20');
  });
});

describe('the nth business day', () => {
  it.each([
    // November of 2026: the 2nd (Monday) and the 20th (Friday) are holidays, the 15th a Sunday.
    ['2026-11', 10, '2026-11-16'],
    ['2026-11', 14, '2026-11-23'],
    ['2026-01', 1, '2026-01-02'],
    ['2026-04', 3, '2026-04-06'],
    ['2024-12', 10, '2024-12-13'],
  ])('of %s, the %ith, is %s', (month, n, day) => {
    expect(nthBusinessDay(month, n)).toBe(day);
  });
});

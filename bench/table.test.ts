import { expect, test } from 'vitest';
import { withinBudget } from './benchmark.ts';
import { table } from './table.ts';

test('a figure over or under its budget shows', () => {
  expect(withinBudget({ what: 'x', value: 15, unit: 's', most: 15 })).toBe(true);
  expect(withinBudget({ what: 'x', value: 15.1, unit: 's', most: 15 })).toBe(false);
  expect(withinBudget({ what: 'x', value: 2, unit: '/s', least: 3 })).toBe(false);
  expect(withinBudget({ what: 'x', value: 2, unit: 's' })).toBe(true);
});

test('one aligned table', () => {
  const lines = table([
    { benchmark: 'cnes', what: 'first import', value: 9.1234, unit: 's', most: 15 },
    { benchmark: 'cnes', what: 'peak memory', value: 401.7, unit: 'MB', most: 350 },
  ]).split('\n');
  expect(lines[2]).toBe('| cnes      | first import | 9.12 s   | ≤ 15 s   | ok   |');
  expect(lines[3]).toBe('| cnes      | peak memory  | 402 MB   | ≤ 350 MB | OVER |');
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});

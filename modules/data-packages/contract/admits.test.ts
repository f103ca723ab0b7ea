import { expect, test } from 'vitest';
import { admits, type CodeLimits, monthsOn, refusalsOf } from './admits.ts';

const ANY: CodeLimits = { sex: null, ageFrom: null, ageUntil: null, cbos: null };
const on = '2026-11-22';

test.each([
  ['2026-11-22', '2026-11-22', 0],
  ['2026-10-23', '2026-11-22', 0],
  ['2026-10-22', '2026-11-22', 1],
  ['2026-10-31', '2026-11-30', 1],
  ['2024-02-29', '2025-02-28', 12],
  ['2026-12-01', '2026-11-22', -1],
])('from %s to %s are %i completed months', (birth, day, months) => {
  expect(monthsOn(birth, day)).toBe(months);
});

test('both ends of the age are in', () => {
  const child = { ...ANY, ageFrom: 12, ageUntil: 23 };
  expect(refusalsOf(child, { birth: '2025-11-23', on })).toEqual(['age']);
  expect(admits(child, { birth: '2025-11-22', on })).toBe(true);
  expect(admits(child, { birth: '2024-11-23', on })).toBe(true);
  expect(refusalsOf(child, { birth: '2024-11-22', on })).toEqual(['age']);
});

test('what is not known refuses nothing; what is refused is told in order', () => {
  const narrow: CodeLimits = { sex: 1, ageFrom: 0, ageUntil: 11, cbos: ['223505'] };
  expect(admits(narrow, { on })).toBe(true);
  expect(admits(narrow, { cbo: null, sex: 4, birth: null, on })).toBe(true);
  expect(refusalsOf(narrow, { cbo: '322205', sex: 0, birth: '1990-01-01', on })).toEqual([
    'cbo',
    'sex',
    'age',
  ]);
  expect(admits(ANY, { cbo: '322205', sex: 0, birth: '1990-01-01', on })).toBe(true);
  // Before birth nothing fits.
  expect(refusalsOf(ANY, { birth: '2027-01-01', on })).toEqual(['age']);
});

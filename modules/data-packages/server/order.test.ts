import { expect, it } from 'vitest';
import { ageAgainst, isFarAhead } from './order.ts';

const present = { version: '8.7.0', date: '2026-08-13' };

it.each([
  ['an older date', { version: '8.7.0', date: '2026-08-12' }, 'older'],
  ['an older version with a newer date', { version: '8.6.9', date: '2026-09-01' }, 'older'],
  ['the same date and version', { version: '8.7.0', date: '2026-08-13' }, 'same'],
  ['a newer date', { version: '8.7.0', date: '2026-08-14' }, 'newer'],
  ['a newer version of the same day', { version: '8.10.0', date: '2026-08-13' }, 'newer'],
  ['a version of another form, by its date alone', { version: '202606', date: '2026-09-01' }, 'newer'],
  ['free text of the same day', { version: 'edição especial', date: '2026-08-13' }, 'same'],
] as const)('%s', (_case, candidate, age) => {
  expect(ageAgainst(candidate, present)).toBe(age);
});

it.each([
  ['a later month written before', { version: '202609', date: '2026-09-14' }, 'newer'],
  ['an earlier month written after', { version: '202607', date: '2026-10-30' }, 'older'],
  ['the same month written before', { version: '202608', date: '2026-09-14' }, 'older'],
  ['the same month written again', { version: '202608', date: '2026-10-21' }, 'newer'],
  ['the same month of the same day', { version: '202608', date: '2026-10-20' }, 'same'],
] as const)('of months the month decides: %s', (_case, candidate, age) => {
  expect(ageAgainst(candidate, { version: '202608', date: '2026-10-20' })).toBe(age);
});

it.each([
  ['a version many main versions on', { version: '9999.9.9', date: '2026-11-20' }, true],
  ['a date of another year', { version: '8.8.0', date: '2099-01-01' }, true],
  ['a month long before it comes', { version: '209901', date: '2026-11-20' }, true],
  ['a day long before it comes', { version: '20990101', date: '2026-11-20' }, true],
  ['a number that is no year yet', { version: '9999', date: '2026-11-20' }, true],
  ['the next main version', { version: '9.0.0', date: '2026-11-20' }, false],
  ['the table of the next month', { version: '202612', date: '2026-12-01' }, false],
  ['the table of the year', { version: '2026', date: '2026-11-20' }, false],
  ['free text', { version: 'edição especial', date: '2026-11-20' }, false],
] as const)('far ahead or not: %s', (_case, candidate, ahead) => {
  expect(isFarAhead(candidate, present, new Date('2026-11-20T12:00:00Z'))).toBe(ahead);
});

it('is far ahead or not where no table is in use', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  expect(isFarAhead({ version: '9999.9.9', date: '2026-11-20' }, undefined, now)).toBe(true);
  expect(isFarAhead({ version: '8.7.0', date: '2026-11-20' }, undefined, now)).toBe(false);
});

import { expect, it } from 'vitest';
import { ageAgainst } from './order.ts';

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

import { expect, it } from 'vitest';
import { waitText } from './wait-text.ts';

it('ENC-01 a wait is said in minutes, then hours, then days; a clock that is behind says none', () => {
  expect([-1, 0, 59, 60, 65, 24 * 60 - 1, 24 * 60, 50 * 60].map(waitText)).toEqual([
    '0 min',
    '0 min',
    '59 min',
    '1 h 00 min',
    '1 h 05 min',
    '23 h 59 min',
    '1 dia',
    '2 dias',
  ]);
});

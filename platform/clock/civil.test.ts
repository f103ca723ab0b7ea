import { expect, test } from 'vitest';
import { civilTime } from './civil.ts';

test('day and hour are those of the zone', () => {
  const at = new Date('2026-11-21T02:05:09Z');
  expect(civilTime(at, 'America/Sao_Paulo')).toEqual({ day: '2026-11-20', time: '23:05:09' });
  expect(civilTime(at, 'America/Rio_Branco')).toEqual({ day: '2026-11-20', time: '21:05:09' });
});

import { expect, it } from 'vitest';
import { timeAgo } from './relative-time.ts';

const now = new Date('2026-11-20T12:00:00Z');

it.each([
  ['2026-11-20T11:59:30Z', 'agora'],
  ['2026-11-20T11:58:00Z', 'há 2 minutos'],
  ['2026-11-20T09:00:00Z', 'há 3 horas'],
  ['2026-11-19T11:00:00Z', 'ontem'],
  ['2026-10-25T12:00:00Z', 'há 26 dias'],
  ['2026-11-20T13:00:00Z', 'agora'],
])('%s is %s', (instant, text) => {
  expect(timeAgo(instant, now)).toBe(text);
});

import { expect, it } from 'vitest';
import { dayText } from './day-text.ts';

it.each([
  ['2026-11-21', '21/11/2026'],
  ['2026-11', '11/2026'],
  ['2026', '2026'],
])('%s is written %s', (day, text) => expect(dayText(day)).toBe(text));

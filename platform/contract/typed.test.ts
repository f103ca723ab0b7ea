import { expect, test } from 'vitest';
import { isDay, singleSpaced } from './typed.ts';

test.each([
  ['2024-02-29', true],
  ['2026-12-31', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['0000-01-01', false],
  ['2026-2-1', false],
  ['2026-02', false],
  ['2026-02-01T00:00', false],
  ['', false],
])('“%s” is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

test('spaces at the ends and in rows go', () =>
  expect(singleSpaced('  Pré-natal \t de  risco ')).toBe('Pré-natal de risco'));

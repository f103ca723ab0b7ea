import { expect, it } from 'vitest';
import { sinceText } from './since.ts';

it.each([
  ['2017', 'há 9 anos'],
  ['2025', 'há 1 ano'],
  ['2026', 'este ano'],
  ['2026-08', 'há 3 meses'],
  ['2022-11-22', 'há 4 anos'],
  ['2026-11-22', 'hoje'],
  [null, ''],
])('%s is %s', (date, text) => expect(sinceText(date, '2026-11-22')).toBe(text));

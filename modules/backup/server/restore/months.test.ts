import { expect, test } from 'vitest';
import { monthsIn } from './months.ts';

const text = (...lines: string[][]) => Buffer.from(lines.map((line) => `${line.join('\t')}\n`).join(''));

test('each month of the column counts once, whatever stands around it', () => {
  const rows = text(
    ['2026-11-21 10:00:00+00', 'José\\nda Silva', '2020-01-01 00:00:00+00'],
    ['2026-12-01 00:00:00+00', '\\N', '2020-02-01 00:00:00+00'],
    ['2026-11-30 23:59:59.999+00', '', '2020-01-31 00:00:00+00'],
  );
  expect([...monthsIn(rows, 0)]).toEqual(['2026-11', '2026-12']);
  expect([...monthsIn(rows, 2)]).toEqual(['2020-01', '2020-02']);
});

test('what is no instant has no month', () => {
  expect(monthsIn(text(['infinity'], ['\\N']), 0).size).toBe(0);
  expect(monthsIn(Buffer.alloc(0), 0).size).toBe(0);
});

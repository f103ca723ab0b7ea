import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\n=1', '＝1', '|calc', '"=1"'.slice(1)])(
  'a cell that begins like a formula is text: %j',
  (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell.replaceAll('"', '""')}"\r\n`);
  },
);

it('plain text stays as it is', () => {
  expect(csvLine(['Profissional - 1', 'a;b', 'disse "sim"', ''])).toBe(
    '"Profissional - 1";"a;b";"disse ""sim""";""\r\n',
  );
});

it('whatever the cells hold, a reader finds as many, and none that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (cells) => {
      const { data } = Papa.parse<string[]>(csvLine(cells).slice(0, -2), { delimiter: ';', newline: '\r\n' });
      const read = data[0] ?? [];
      expect(read).toHaveLength(cells.length);
      for (const [place, cell] of cells.entries()) {
        expect([cell, `'${cell}`]).toContain(read[place]);
        // A lone dash is no formula.
        expect(cell === '-' || !/^\s*[=+\-@]/.test(read[place] ?? '')).toBe(true);
      }
    }),
  );
});

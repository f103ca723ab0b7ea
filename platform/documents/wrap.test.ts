import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

const lengthOf = (part: string) => part.match(/./gsu)?.length ?? 0;
/** Every letter is one wide. */
const lines = (text: string, width: number) => wrap(text, width, lengthOf);

test('lines break at blanks, at the breaks of the text, and inside a word only where it is too long', () => {
  expect(lines('Maria Aparecida de Souza', 10)).toEqual(['Maria', 'Aparecida', 'de Souza']);
  expect(lines('uma\nduas\n\ntrês', 10)).toEqual(['uma', 'duas', '', 'três']);
  expect(lines('a 0123456789abcdef b', 8)).toEqual(['a', '01234567', '89abcdef', 'b']);
  expect(lines('', 5)).toEqual(['']);
});

test('nothing is lost, and no line is too wide, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 12 }), (text, width) => {
      const broken = lines(text, width);
      expect(broken.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      for (const line of broken) expect(lengthOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});

import { expect, test } from 'vitest';
import { sharesOf } from './shares.ts';

test.each([
  ['MARYA', 'MARIA'],
  ['MARIA', 'MARIA'],
  // Still being typed, or a name of its own that begins a common one.
  ['MAR', 'MAR'],
  // May be either, so neither.
  ['TYAGO', undefined],
  ['XENOFONTE', undefined],
])('%s is commonly written %s', (word, common) => {
  const words = ['MARIA', 'MARIANA', 'TIAGO', 'THIAGO', 'sMARIA'].map((one) => [one, 0.01] as const);
  expect(sharesOf(new Map(words), 1_000_000).commonly(word)).toBe(common);
});

test.each([
  ['MRIA', 'MARIA'],
  ['MARRIA', 'MARIA'],
  ['MAIRA', 'MARIA'],
  ['TIAHO', 'TIAGO'],
  // Two slips, or too short to tell.
  ['MRAI', undefined],
  ['MAA', undefined],
])('%s is a slip of %s', (word, meant) => {
  const words = [
    ['MARIA', 0.1],
    ['MARIO', 0.01],
    ['TIAGO', 0.01],
    ['sMARIA', 0.2],
  ] as const;
  expect(sharesOf(new Map(words), 1_000_000).nearest(word)).toBe(meant);
});

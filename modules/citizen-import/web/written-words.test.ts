import { expect, test } from 'vitest';
import { discardedWords } from './written-words.ts';

test('who discards a file is told what of it entered', () => {
  expect(discardedWords(0)).toBe('Arquivo descartado. Nada foi alterado.');
  expect(discardedWords(1)).toBe('Arquivo descartado. O que já entrou ficou: 1 registro gravado.');
  expect(discardedWords(1200)).toBe('Arquivo descartado. O que já entrou ficou: 1.200 registros gravados.');
});

import { expect, test } from 'vitest';
import { limitsText, reasonsText } from './code-words.ts';

test.each([
  [{ sex: null, ageFrom: null, ageUntil: null }, ''],
  [{ sex: null, ageFrom: 0, ageUntil: 1571 }, ''],
  [{ sex: 1, ageFrom: 0, ageUntil: 1571 }, 'sexo feminino'],
  [{ sex: null, ageFrom: 216, ageUntil: null }, 'a partir de 18 anos'],
  [{ sex: null, ageFrom: null, ageUntil: 1 }, 'até 1 mês'],
  [{ sex: 0, ageFrom: 12, ageUntil: 25 }, 'sexo masculino, de 12 meses a 2 anos e 1 mês'],
] as const)('%o is told as “%s”', (limits, words) => {
  expect(limitsText(limits)).toBe(words);
});

test('reasons are told together', () => {
  expect(reasonsText(['left', 'cbo'])).toBe('saiu da tabela, não cabe ao CBO');
});

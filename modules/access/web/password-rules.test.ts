import { expect, it } from 'vitest';
import { PASSWORD_RULES } from './password-rules.ts';

const broken = (next: string, current = 'antiga99') =>
  PASSWORD_RULES.filter((rule) => !rule.met({ next, current, name: 'RENATA OLIVEIRA DOS SANTOS LIZ' })).map(
    (rule) => rule.text,
  );

it('a good password meets every rule', () => {
  expect(broken('marc4-azul!')).toEqual([]);
});

it.each([
  ['abc12', 'De 8 a 20 caracteres, sem espaços'],
  ['abc 12345', 'De 8 a 20 caracteres, sem espaços'],
  ['a1'.repeat(11), 'De 8 a 20 caracteres, sem espaços'],
  ['somenteletras', 'Ao menos uma letra e um número'],
  ['1234567890', 'Ao menos uma letra e um número'],
  ['antiga99', 'Diferente da senha atual'],
  ['Renata2026', 'Sem seu nome, CPF, CNS ou data de nascimento'],
  ['0liveira-OLIVEIRA1', 'Sem seu nome, CPF, CNS ou data de nascimento'],
])('%s breaks "%s"', (next, rule) => {
  expect(broken(next)).toEqual([rule]);
});

it('short pieces of a name stand in many good passwords', () => {
  expect(broken('liz-dos-7mares')).toEqual([]);
});

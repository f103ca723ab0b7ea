import { expect, it } from 'vitest';
import { applyMask, caretAfter, maskDigits, maskProblem, onlyDigits } from './masks.ts';

it('writes the signs as far as the digits go', () => {
  expect(applyMask('', 'cpf')).toBe('');
  expect(applyMask('123', 'cpf')).toBe('123');
  expect(applyMask('1234', 'cpf')).toBe('123.4');
  expect(applyMask('52998224725', 'cpf')).toBe('529.982.247-25');
  expect(applyMask('700001234567890', 'cns')).toBe('700 0012 3456 7890');
  expect(applyMask('88010400', 'cep')).toBe('88010-400');
});

it('takes the shape that the number of digits asks for', () => {
  expect(applyMask('4833334444', 'phone')).toBe('(48) 3333-4444');
  expect(applyMask('48999990000', 'phone')).toBe('(48) 99999-0000');
  expect(applyMask('52998224725', 'cpfCns')).toBe('529.982.247-25');
  expect(applyMask('529982247251', 'cpfCns')).toBe('529 9822 4725 1');
});

it('takes any pasted form', () => {
  expect(onlyDigits(' 529.982.247-25\n')).toBe('52998224725');
});

it.each([
  ['+55 48 99111-2233', '48991112233'],
  ['5548991112233', '48991112233'],
  ['+55 48 3333-4455', '4833334455'],
  ['0055 48 99111-2233', '48991112233'],
  ['+55 (0) 48 99111-2233', '48991112233'],
  ['0 48 99111-2233', '48991112233'],
  ['048 3333-4455', '4833334455'],
  ['0 15 48 99111-2233', '48991112233'],
  // An area code of its own: nothing before it.
  ['55 99111-2233', '55991112233'],
  ['55 3222-4455', '5532224455'],
  // No telephone with area code is in these: all that was typed stays to be seen.
  ['+55 48 99111-22334', '55489911122334'],
  ['48 99111-2233 4', '489911122334'],
  ['+351 21 123 4567', '351211234567'],
  ['0800 701 1234', '08007011234'],
])('telephone %s is kept as %s', (typed, kept) => expect(maskDigits(typed, 'phone')).toBe(kept));

it('a telephone typed digit by digit with 55 ends as the pasted one, whichever it is', () => {
  const typed = (text: string) =>
    Array.from(text).reduce((kept, digit) => maskDigits(kept + digit, 'phone'), '');
  expect(typed('5548991112233')).toBe('48991112233');
  expect(typed('554833334455')).toBe('4833334455');
  expect(typed('048991112233')).toBe('48991112233');
  expect(typed('48991112233')).toBe('48991112233');
  expect(typed('55991112233')).toBe('55991112233');
});

it('what is too much stays on the screen', () => {
  expect(maskDigits('529.982.247-255', 'cpf')).toBe('529982247255');
  expect(applyMask('529982247255', 'cpf')).toBe('529.982.247-255');
  expect(applyMask('489911122334', 'phone')).toBe('(48) 99111-22334');
});

it('keeps the caret after the digit that was typed', () => {
  expect(caretAfter('123.4', 3)).toBe(3);
  expect(caretAfter('123.4', 4)).toBe(5);
  expect(caretAfter('529.982.247-25', 11)).toBe(14);
  expect(caretAfter('529.982.247-25', 0)).toBe(0);
});

it.each([
  ['cpf', '52998224725', undefined],
  ['cpf', '52998224724', 'CPF não confere. Verifique os números.'],
  ['cpf', '529', 'Digite os 11 números do CPF.'],
  ['cns', '700000000000006', 'CNS não confere. Verifique os números.'],
  ['cns', '700000000000005', undefined],
  ['cpfCns', '52998224725', undefined],
  ['cpfCns', '700000000000005', undefined],
  ['cpfCns', '529982247251', 'Digite os 11 números do CPF ou os 15 do CNS.'],
  ['phone', '4833334444', undefined],
  ['phone', '33334444', 'Digite com DDD. Exemplo: (48) 99999-0000.'],
  ['phone', '489911122334', 'Há números a mais. Deixe o DDD e o telefone: (48) 99999-0000.'],
  ['cpf', '529982247255', 'Digite os 11 números do CPF.'],
  ['cep', '88010400', undefined],
  ['cep', '00000000', 'CEP não confere. Verifique os números.'],
  ['cnes', '123', 'Digite os 7 números do CNES.'],
] as const)('%s %s is told: %s', (mask, digits, problem) => {
  expect(maskProblem(mask, digits)).toBe(problem);
});

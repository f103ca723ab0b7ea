import { expect, it } from 'vitest';
import { applyMask, caretAfter, MASKS, maskLength, onlyDigits } from './masks.ts';

it('writes the signs as far as the digits go', () => {
  expect(applyMask('', MASKS.cpf)).toBe('');
  expect(applyMask('123', MASKS.cpf)).toBe('123');
  expect(applyMask('1234', MASKS.cpf)).toBe('123.4');
  expect(applyMask('52998224725', MASKS.cpf)).toBe('529.982.247-25');
  expect(applyMask('700001234567890', MASKS.cns)).toBe('700 0012 3456 7890');
});

it('takes any pasted form', () => {
  expect(onlyDigits(' 529.982.247-25\n')).toBe('52998224725');
});

it('knows how many digits a mask takes', () => {
  expect(maskLength(MASKS.cpf)).toBe(11);
  expect(maskLength(MASKS.cns)).toBe(15);
  expect(maskLength(MASKS.ine)).toBe(10);
});

it('keeps the caret after the digit that was typed', () => {
  expect(caretAfter('123.4', 3)).toBe(3);
  expect(caretAfter('123.4', 4)).toBe(5);
  expect(caretAfter('529.982.247-25', 11)).toBe(14);
  expect(caretAfter('529.982.247-25', 0)).toBe(0);
});

import { expect, it } from 'vitest';
import { formatCep, isCep } from './index.ts';

it('a CEP has eight digits', () => {
  expect(isCep('01310100')).toBe(true);
  expect(['00000000', '0131010', '01310-100'].some(isCep)).toBe(false);
  expect(formatCep('01310100')).toBe('01310-100');
  expect(formatCep('013')).toBe('013');
});

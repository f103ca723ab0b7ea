import { expect, test } from 'vitest';
import { scrub } from './scrub.ts';

test('a sentence loses the names that are given and every number of a person, and keeps counts', () => {
  const names = ['UBS Vila (Nova)', 'Vila', 'TEREZA COUTO', ''];
  expect(scrub('A base de UBS VILA (NOVA), de Tereza Couto.', names)).toBe('A base de …, de ….');
  expect(scrub('CPF 529.982.247-25 e CNS 700 0000 0000 0000 ou 52998224725', [])).toBe('CPF … e CNS … ou …');
  expect(scrub('1.234 registros apontam para outros.', names)).toBe('1.234 registros apontam para outros.');
});

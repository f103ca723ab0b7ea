import { expect, test } from 'vitest';
import type { ImportedField } from '../contract.ts';
import { labelOfField, whatChoiceDoes } from './choice-words.ts';

const field = (
  path: string,
  effect: ImportedField['effect'],
  takenBy: ImportedField['takenBy'],
): ImportedField => ({
  path,
  base: null,
  file: null,
  effect,
  takenBy,
});

test('each choice tells what it fills, changes, erases and adds, and what stays as it is', () => {
  const fields = [
    field('cns', 'adds', ['fill', 'overwrite']),
    field('phoneMobile', 'changes', ['overwrite']),
    field('email', 'fills', ['fill', 'overwrite']),
    field('street', 'changes', ['overwrite']),
    field('houseNumber', 'erases', ['overwrite']),
  ];
  expect(whatChoiceDoes(fields, 'fill')).toBe(
    'Preenche E-mail e acrescenta CNS a mais. Telefone celular, Logradouro e Número ficam como na base.',
  );
  expect(whatChoiceDoes(fields, 'overwrite')).toBe(
    'Preenche E-mail, muda Telefone celular e Logradouro, apaga Número e acrescenta CNS a mais.',
  );
  expect(whatChoiceDoes(fields, 'skip')).toBe('Nada muda neste cadastro.');
});

test('a number of the paper record has its label', () => {
  expect(labelOfField(field('prontuario', 'adds', []))).toBe('Nº do prontuário a mais');
});

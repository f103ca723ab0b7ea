import { expect, it } from 'vitest';
import { marked, rank } from './match.ts';

const entries = [
  { label: 'Situação da instalação' },
  { label: 'Unidades de saúde' },
  { label: 'Trocar acesso', words: 'lotação unidade perfil' },
  { label: 'Importação de CNES' },
  { label: 'Importar CNES' },
];
const found = (typed: string) => rank(entries, typed).map(({ label }) => label);

it('finds every word anywhere, accents and capitals ignored', () => {
  expect(found('SAUDE uni')).toEqual(['Unidades de saúde']);
  expect(found('situacao')).toEqual(['Situação da instalação']);
  expect(found('saude cnes')).toEqual([]);
});

it('puts the label before the words beside it, and starts before middles', () => {
  expect(found('unidade')).toEqual(['Unidades de saúde', 'Trocar acesso']);
  expect(found('instala')).toEqual(['Situação da instalação']);
  expect(found('import cnes')).toEqual(['Importação de CNES', 'Importar CNES']);
  expect(found('importar')).toEqual(['Importar CNES']);
});

it('without text everything stays, in its order', () => {
  expect(found('  ')).toEqual(entries.map(({ label }) => label));
});

it('marks what was typed, in the text as it is written', () => {
  expect(marked('Importação de CNES', 'cao cn')).toEqual([
    { text: 'Importa', hit: false },
    { text: 'ção', hit: true },
    { text: ' de ', hit: false },
    { text: 'CN', hit: true },
    { text: 'ES', hit: false },
  ]);
  expect(marked('Início', '')).toEqual([{ text: 'Início', hit: false }]);
});

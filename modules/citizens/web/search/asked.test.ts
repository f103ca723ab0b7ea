import { expect, it } from 'vitest';
import { carriedFields, doubtsOf, NOTHING_ASKED, saidTerms, searchBody } from './asked.ts';

const asked = (change: Partial<typeof NOTHING_ASKED>) => ({ ...NOTHING_ASKED, ...change });

it('typing asks from three letters on, Enter from the first; what is empty is not sent', () => {
  expect(searchBody(asked({ text: 'ma ' }), false)).toBeNull();
  expect(searchBody(asked({ text: 'ma ' }), true)).toEqual({ text: 'ma' });
  expect(searchBody(asked({ text: ' mar' }), false)).toEqual({ text: 'mar' });
  expect(searchBody(NOTHING_ASKED, true)).toBeNull();
  const place = { value: '3106200', label: 'Belo Horizonte/MG' };
  expect(searchBody(asked({ birthDate: '12/03', birthMunicipality: place }), false)).toEqual({
    birthMunicipalityIbge: '3106200',
  });
});

it.each([
  ['Odete de Farias 12/03/72', { name: 'Odete de Farias', birthDate: '1972-03-12' }],
  ['529.982.247-25', { cpf: '52998224725' }],
  ['700 0000 0000 0005', { cns: '700000000000005' }],
  ['odete (35) 98765-4321', { name: 'odete', phoneMobile: '35987654321' }],
  ['odete 1972', { name: 'odete' }],
  ['odete +55 35 98765-4321', { name: 'odete', phoneMobile: '35987654321' }],
  ['odete 35 3821-4321', { name: 'odete', phoneHome: '3538214321' }],
  // One digit wrong: neither a CPF nor a telephone; and one that may be a telephone.
  ['81522706284', { cpf: '81522706284' }],
  ['700000000000004', { cns: '700000000000004' }],
  ['48992102842', { phoneMobile: '48992102842' }],
  ['odete 31/02/1980', { name: 'odete' }],
])('a new registration begins with %s', (text, terms) => {
  expect(carriedFields(asked({ text }), '2026-11-20')).toEqual(terms);
});

it('the fields beside the box go along, and are said', () => {
  const all = asked({ text: 'odete', birthDate: '1960-01-02', motherName: 'Ivone' });
  expect(carriedFields(all, '2026-11-20')).toEqual({
    name: 'odete',
    birthDate: '1960-01-02',
    motherName: 'Ivone',
  });
  expect(saidTerms(all)).toBe('odete, 02/01/1960, mãe Ivone');
});

it.each([
  ['815.227.062-84', ['CPF inválido: confira os números']],
  ['700 0000 0000 0004', ['CNS inválido: confira os números']],
  ['48992102842', ['Nenhum telefone assim, e como CPF o número é inválido: confira os números']],
  ['odete 31/02/1980', ['A data 31/02/1980 não existe']],
  ['01/12/2026', ['A data 01/12/2026 ainda não chegou']],
  ['52998224725', []],
  ['odete 12/03/72', []],
])('of %s it is said what can find nobody', (text, doubts) => {
  expect(doubtsOf(text, '2026-11-20')).toEqual(doubts);
});

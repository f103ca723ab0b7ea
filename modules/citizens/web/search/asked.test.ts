import { expect, it } from 'vitest';
import { carriedTerms, NOTHING_ASKED, saidTerms, searchBody } from './asked.ts';

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
  ['odete (35) 98765-4321', { name: 'odete', phone: '35987654321' }],
  ['odete 1972', { name: 'odete' }],
])('a new registration begins with %s', (text, terms) => {
  expect(carriedTerms(asked({ text }), '2026-11-20')).toEqual(terms);
});

it('the fields beside the box go along, and are said', () => {
  const all = asked({ text: 'odete', birthDate: '1960-01-02', motherName: 'Ivone' });
  expect(carriedTerms(all, '2026-11-20')).toEqual({
    name: 'odete',
    birthDate: '1960-01-02',
    motherName: 'Ivone',
  });
  expect(saidTerms(all)).toBe('odete, 02/01/1960, mãe Ivone');
});

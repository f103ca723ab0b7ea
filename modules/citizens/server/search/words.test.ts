import { expect, it } from 'vitest';
import { phoneWords, searchWords } from './words.ts';

it('a person is found by every name, its sound, mother, birth, telephones and documents', () => {
  const words = searchWords({
    name: 'Thiago de Souza',
    socialName: 'Thaís Souza',
    motherName: 'Ivone de Souza',
    birthDate: '1972-03-12',
    phones: ['(35) 99000-1234', null],
    birthMunicipalityIbge: '3106200',
    municipalityIbge: '4205407',
    numbers: ['000.456.789-00', 'MG-12.345', ''],
  });
  expect(words.toSorted().join(' ')).toBe(
    'SOUZA THAIS THIAGO b3106200 c00045678900 cMG12345 d19720312 mIVONE mSOUZA nIVUN nSUSA r4205407 sSUSA sTAIS sTIAGU t3590001234 t90001234',
  );
});

it('a telephone is known with and without DDD and ninth digit', () => {
  expect(phoneWords('35 9000-1234')).toEqual(phoneWords('(35) 99000-1234'));
  expect(phoneWords('99000-1234')).toEqual(['t90001234']);
  expect(phoneWords('190')).toEqual([]);
});

it('a name of no letters and one without end leave words that the index takes', () => {
  expect(searchWords({ name: '😀', phones: [], numbers: [] })).toEqual([]);
  for (const word of searchWords({ name: 'X'.repeat(200), phones: [], numbers: [] }))
    expect(word.length).toBeLessThanOrEqual(60);
});

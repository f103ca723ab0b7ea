import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeName, personNameProblem, searchKey, titleCaseName } from './index.ts';

describe('titleCaseName', () => {
  it.each([
    ['MARIA APARECIDA DOS SANTOS', 'Maria Aparecida dos Santos'],
    ['  joão  da  silva e souza ', 'João da Silva e Souza'],
    ["ANA SANT'ANA D’ÁVILA", "Ana Sant'Ana D’Ávila"],
    ['DE PAULA', 'De Paula'],
    ['PIO XII', 'Pio XII'],
    ['DOM PEDRO II DE ALCÂNTARA', 'Dom Pedro II de Alcântara'],
    ['VI VAN DIXI', 'Vi Van Dixi'],
    ['ÂNGELA LIMA-REIS', 'Ângela Lima-Reis'],
    ['', ''],
  ])('%s becomes %s', (stored, shown) => expect(titleCaseName(stored)).toBe(shown));
});

describe('normalizeName and searchKey', () => {
  it('keep or drop accents', () => {
    expect(normalizeName(" josé\t d'ávila  conceição ")).toBe("JOSÉ D'ÁVILA CONCEIÇÃO");
    expect(searchKey(" josé\t d'ávila  conceição-12 ")).toBe('JOSE DAVILA CONCEICAO 12');
    expect(searchKey('Quadra 1ª, nº 5')).toBe('QUADRA 1A NO 5');
  });

  it('write a decomposed accent as the composed one', () => {
    expect(normalizeName('JOSE\u0301')).toBe('JOSÉ');
  });

  it('change nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalizeName(normalizeName(text))).toBe(normalizeName(text));
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
      }),
    );
  });

  it('a search key does not depend on case or spacing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zãéíôúç ]{0,20}$/), (text) => {
        expect(searchKey(` ${text.toUpperCase()}  `)).toBe(searchKey(text));
        expect(searchKey(text)).toMatch(/^[A-Z ]*$/);
      }),
    );
  });
});

describe('personNameProblem', () => {
  it.each([
    "MARIA D'ÁVILA",
    'João Conceição',
    'KÜNTZ WAYNE',
    'A BC',
    'AB CD EF',
    'AB CDE',
    'A BCD',
    'MARIA D’ÁVILA',
  ])('accepts %s', (name) => expect(personNameProblem(name)).toBeNull());

  it.each([
    ['', 'short'],
    ['AB', 'short'],
    [`MARIA ${'A'.repeat(65)}`, 'long'],
    ['MARIA SILVA 2', 'characters'],
    ['MARIA-JOSÉ SILVA', 'characters'],
    ['MARIA S. SILVA', 'characters'],
    ['ANNIKA Å', 'characters'],
    ['МАРИЯ SILVA', 'characters'],
    ['MARIA  SILVA', 'spaces'],
    [' MARIA SILVA', 'spaces'],
    ['MARIA SILVA ', 'spaces'],
    ['MARIA', 'single-term'],
    ['A B SILVA', 'initials'],
    ['AB CD', 'two-short-terms'],
  ])('"%s" is refused: %s', (name, problem) => expect(personNameProblem(name)).toBe(problem));

  it('counts 70 characters, whatever the form of the accents', () => {
    const name = `MARIA ${'É'.repeat(64)}`;
    expect(personNameProblem(name)).toBeNull();
    expect(personNameProblem(name.normalize('NFD'))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { nameTokens, normaliseName } from './normalise.ts';
import { phonetic } from './phonetic.ts';
import { searchKeys } from './search-keys.ts';

describe('normaliseName', () => {
  it.each([
    ['  José  da\tConceição ', 'JOSE DA CONCEICAO'],
    ["Joana d'Ávila Sant'Ana", 'JOANA DAVILA SANTANA'],
    ['ANA-CLARA (mãe)', 'ANA CLARA MAE'],
    ['Jo\u200Fão 😀', 'JOAO'],
    ['...', ''],
  ])('%j is %j', (name, expected) => expect(normaliseName(name)).toBe(expected));
});

describe('nameTokens', () => {
  it('leaves particles out, unless there is nothing else', () => {
    expect(nameTokens('Maria das Dores de Sá e Souza')).toEqual(['MARIA', 'DORES', 'SA', 'SOUZA']);
    expect(nameTokens('De Da')).toEqual(['DE', 'DA']);
    expect(nameTokens(' ')).toEqual([]);
  });
});

describe('phonetic', () => {
  it.each([
    'THIAGO TIAGO',
    'LUIZ LUIS',
    'SOUZA SOUSA SOZA',
    'WALTER VALTER VAUTER',
    'VICTOR VITOR',
    'BAPTISTA BATISTA',
    'PHELIPE FELIPE FILIPE',
    'CONCEICAO CONSEISAO',
    'GONCALVES GONSALVES',
    'KAUA CAUA',
    'JESSICA GESSICA JECICA',
    'MATHEUS MATEUS',
    'WILLIAN WILIAM VILIAN',
    'ELIZABETH ELISABETE',
    'CHRISTINA CRISTINA KRISTINA',
    'ALEXSANDRO ALEXANDRO ALECSANDRO',
    'EMMANUEL EMANUEL EMANOEL',
    'GUILHERME GUILERME',
    'RAYANE RAIANE',
    'PEREIRA PERERA',
    'DJALMA JALMA',
    'IGNACIO INACIO',
    'WELLINGTON WELINTON UELINTON',
    'HELENA ELENA',
    'GIOVANNA GEOVANA',
    'CHAVES XAVES',
    'QUEIROZ KEIROS',
  ])('hears the same in %s', (words) => {
    expect(new Set(words.split(' ').map(phonetic)).size).toBe(1);
  });

  it.each(['MARIA MARIO', 'JOAO JOANA', 'PAULO PAULA', 'ANA ENEA', 'MARCOS MARCELO', 'SILVA SILVIA'])(
    'tells %s apart',
    (words) => {
      expect(new Set(words.split(' ').map(phonetic)).size).toBe(2);
    },
  );

  it('never gives nothing for something', () => {
    for (const token of ['H', 'E', 'I', 'HE', 'X', '李', '2']) expect(phonetic(token)).not.toBe('');
  });
});

it('searchKeys gives words and sounds in the same places', () => {
  expect(searchKeys('Thiago de Souza')).toEqual({ tokens: ['THIAGO', 'SOUZA'], sounds: ['TIAGU', 'SUSA'] });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, nameSimilarity } from './compare.ts';
import { editDistance } from './edit-distance.ts';
import { type NameForm, nameForm } from './form.ts';
import { CENSUS_NAMES } from './frequencies.ts';
import { jaroWinkler } from './jaro-winkler.ts';

const form = (name: string): NameForm => nameForm(name) ?? expect.fail(name);
const match = (a: string, b: string) => compareNames(form(a), form(b), CENSUS_NAMES);

describe('jaroWinkler', () => {
  // Winkler, "String Comparator Metrics and Enhanced Decision Rules" (1990) and the tables of later reports.
  it.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DIXON', 'DICKSONX', 0.813],
    ['DWAYNE', 'DUANE', 0.84],
    ['JONES', 'JOHNSON', 0.832],
    ['ABROMS', 'ABRAMS', 0.922],
    ['JERALDINE', 'GERALDINE', 0.926],
    ['MICHELLE', 'MICHAEL', 0.921],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896],
    ['ABC', 'XYZ', 0],
    ['', '', 1],
    ['', 'A', 0],
  ])('%s and %s are %f alike', (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3);
  });
});

describe('editDistance', () => {
  it.each([
    ['SILVA', 'SLIVA', 1],
    ['SILVA', 'SILVAA', 1],
    ['SILVA', 'SIVA', 1],
    ['SILVA', 'SILBA', 1],
    ['FERREIRA', 'FEREIRRA', 2],
    ['ANA', 'MARIANA', 3],
  ])('%s to %s takes %i', (a, b, expected) => expect(editDistance(a, b, 2)).toBe(expected));
});

describe('compareNames', () => {
  it.each([
    ['José da Silva Souza', 'JOSE SILVA  SOUZA', 'equal', 'same'],
    ['JOSE SILVA FILHO', 'JOSE SILVA', 'equal', 'same'],
    ['JOSE SOUZA SILVA FILHO', 'JOSE SOUZA SILVA', 'equal', 'same'],
    ['LUIZ THIAGO SOUZA', 'LUIS TIAGO SOUSA', 'variant', 'sound'],
    ['MARIACLARA SOUZA', 'MARIA CLARA SOUZA', 'variant', 'same'],
    ['JOSE SOUZA SILVA', 'JOSE SILVA SOUZA', 'variant', 'same'],
    ['JOSE DASILVA', 'JOSE DA SILVA', 'variant', 'same'],
    ['M. APARECIDA SILVA', 'MARIA APARECIDA SILVA', 'part', 'doubtful'],
    ['Mª APARECIDA SILVA', 'MARIA APARECIDA SILVA', 'equal', 'same'],
    ['MARIA AP. SILVA', 'MARIA APARECIDA DA SILVA', 'equal', 'same'],
    ['Maria Apª Silva', 'MARIA APARECIDA SILVA', 'equal', 'same'],
    ['JOSE AP SILVA', 'JOSE APARECIDO SILVA', 'equal', 'same'],
    ['FCO AP SILVA', 'FRANCISCO APARECIDO SILVA', 'equal', 'same'],
    ['JOSÉ APº SILVA', 'JOSE APARECIDO SILVA', 'equal', 'same'],
    ['MARIA JOSE AP SILVA', 'MARIA JOSE APARECIDA SILVA', 'equal', 'same'],
    ['AP SILVA LIMA', 'APARECIDA SILVA LIMA', 'equal', 'same'],
    ['MARIA A S LIMA', 'MARIA APARECIDA SOUZA LIMA', 'part', 'initial'],
    ['MARIA A', 'MARIA ALICE', 'part', 'initial'],
    ['ANA L SOUZA', 'ANA LUIZA SOUZA', 'part', 'initial'],
    ['MARIA S LIMA', 'MARIA SOUZA LIMA', 'part', 'same'],
    ['JOSE D. OLIVEIRA', 'JOSE DE OLIVEIRA', 'part', 'same'],
    ['KELLY D FARIAS', 'KELLY ANA FARIAS', 'family', 'different'],
    ['ELISA SOUZA', 'ELISE SOUZA', 'typo', 'typo'],
    ['ANA ELISA SOUZA', 'ANA ELISE SOUZA', 'typo', 'typo'],
    ['MARIA APARECIDA SOUZA LIMA', 'MARIA LIMA', 'part', 'part'],
    ['JOAO CARLOS OLIVE', 'JOAO CARLOS OLIVEIRA', 'part', 'same'],
    ['JOAO CARLOS OLIBEIRA', 'JOAO CARLOS OLIVEIRA', 'typo', 'same'],
    ['JAOO CARLOS OLIVEIRA', 'JOAO CARLOS OLIVEIRA', 'typo', 'typo'],
    ['MARIA HELENA SOUZA', 'MARIA HELENA LIMA', 'first', 'same'],
    ['MARIA HELENA SOUZA PIRES', 'MARIA HELENA SOUZA LIMA', 'changed', 'same'],
    ['ANA CLARA SOUZA', 'ANA LAURA SOUZA', 'family', 'different'],
    ['ANA KALINY SOUZA', 'ANA XAYENE SOUZA', 'family', 'different'],
    ['ANA CLARA SOUZA', 'ANA CARLA SOUZA', 'family', 'different'],
    ['ANA PAULA SOUZA', 'ANA PAULO SOUZA', 'family', 'alike'],
    ['DAVI LUCAS SOUZA', 'DAVID LUCAS SOUZA', 'family', 'alike'],
    ['RAFAEL SOUZA', 'RAFAELA SOUZA', 'family', 'alike'],
    ['ROSA MARIA SOUZA', 'MARIA CLARA SOUZA', 'family', 'different'],
    ['PEDRO SOUZA', 'ANTONIA LIMA', 'different', 'different'],
  ])('%s and %s: %s, given %s', (a, b, level, given) => {
    expect(match(a, b)).toMatchObject({ level, given });
    expect(match(b, a)).toMatchObject({ level, given });
  });

  it('weighs a rare name more than MARIA SILVA, and expected words not at all', () => {
    const common = match('MARIA DA SILVA', 'MARIA DA SILVA').bits;
    expect(match('EURIDES PATAXO', 'EURIDES PATAXO').bits).toBeGreaterThan(common + 8);
    const mother = compareNames(form('ROSA SILVA'), form('ROSA SILVA'), CENSUS_NAMES, ['SILVA']);
    expect(mother.bits).toBeLessThan(match('ROSA SILVA', 'ROSA SILVA').bits);
  });

  it('gives the same both ways, whatever the case and the accents', () => {
    const word = fc.constantFrom(
      'Maria',
      'José',
      'Conceição',
      'da',
      'Silva',
      'Silv',
      'Sousa',
      'Souza',
      'Ana',
      'A',
      'Mariana',
      'Clara',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [one, other] = [nameForm(a), nameForm(b)];
        if (!one || !other) return;
        const result = compareNames(one, other, CENSUS_NAMES);
        expect(compareNames(other, one, CENSUS_NAMES)).toEqual(result);
        const plain = nameForm(a.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));
        expect(plain && compareNames(plain, other, CENSUS_NAMES)).toEqual(result);
        expect(nameSimilarity(one, other)).toBeCloseTo(nameSimilarity(other, one), 10);
      }),
    );
  });
});

describe('nameSimilarity', () => {
  it('is high for the same person, low when a word has no partner', () => {
    expect(nameSimilarity(form('MARIA SILVA'), form('MARIA JOSE DA SILVA'))).toBe(1);
    expect(nameSimilarity(form('JOAO OLIVIERA'), form('JOAO OLIVEIRA'))).toBeGreaterThan(0.95);
    expect(nameSimilarity(form('MARIA SOUZA'), form('MARIA LIMA'))).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { evidenceOf, evidenceText } from './evidence.ts';

describe('what is said of a field of two people', () => {
  it.each([
    // Zulmira Farias de Lima and Maria Aparecida Alves Leal.
    ['family', '≠', 'Nome: diferente'],
    ['different', '≠', 'Nome: diferente'],
    ['first', '≈', 'Nome: igual só no primeiro'],
    ['changed', '≈', 'Nome: com outro sobrenome'],
    ['variant', '≈', 'Nome: parecido'],
    ['typo', '≈', 'Nome: parecido'],
    ['equal', '=', 'Nome: igual'],
  ])('a name at level %s: %s', (level, sign, text) => {
    const one = { field: 'name', level };
    expect([evidenceOf(one).sign, evidenceText(one)]).toEqual([sign, text]);
  });
});

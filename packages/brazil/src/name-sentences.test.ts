import { expect, test } from 'vitest';
import { nameCharacterSentence, personNameSentence } from './name-sentences.ts';

test.each([
  ['ANA-CLARA LIMA', /hífen/],
  ['ANA C. LIMA', /ponto/],
  ['ANA LIMA 2', /números \(2\)/],
  ['ANA ŠIMIĆ', /letra Š\. Escreva S/],
  ['ANA 李', /letra 李/],
  ['ANA LIMA 😀', /“😀”/],
  ['ANA\u200bLIMA', /não se vê/],
  ['ANA', /sobrenome/],
  ['AN', /3 letras/],
])('%s is told what is wrong and what to write', (name, sentence) =>
  expect(personNameSentence(name)).toMatch(sentence),
);

test('a good name is told nothing', () => {
  expect(personNameSentence("JOÃO D'ÁVILA")).toBeUndefined();
  expect(nameCharacterSentence('ZÉ')).toBeUndefined();
});

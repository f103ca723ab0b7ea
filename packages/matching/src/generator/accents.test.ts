import { searchKey } from '@pec-aberto/brazil';
import { expect, test } from 'vitest';
import { personKeys } from '../keys.ts';
import { searchKeys } from '../names/search-keys.ts';
import { withAccents } from './accents.ts';
import { syntheticPeople } from './people.ts';

test.each([
  ['JOAO DA CONCEICAO GONCALVES DE SA', 'JOÃO DA CONCEIÇÃO GONÇALVES DE SÁ'],
  ['ANDRE LUIS ARAUJO JUNIOR', 'ANDRÉ LUÍS ARAÚJO JÚNIOR'],
  ['MARIA DE FATIMA SANTOS', 'MARIA DE FÁTIMA SANTOS'],
  ['RUA BARAO DO RIO BRANCO', 'RUA BARÃO DO RIO BRANCO'],
  ['JAOO SALES', 'JAOO SALES'],
])('%s is written %s', (plain, written) => expect(withAccents(plain)).toBe(written));

test('accents change nothing that people are found or compared by', () => {
  let accented = 0;
  for (const person of syntheticPeople({ seed: 5 })) {
    const [name, motherName] = [withAccents(person.name), withAccents(person.motherName ?? '')];
    expect(searchKey(name)).toBe(person.name);
    expect(searchKeys(name)).toEqual(searchKeys(person.name));
    expect(personKeys({ ...person, name, motherName })).toEqual(personKeys(person));
    if (name !== person.name) accented += 1;
    if (Number(person.id) === 2_000) break;
  }
  expect(accented).toBeGreaterThan(600);
});

import type { NameForm } from './names/form.ts';
import type { Person } from './person.ts';
import { type Prepared, prepare } from './prepare.ts';

/**
 * The blocking keys of a person: two persons are compared when they share one. Each key is a letter for its kind
 * and what must be equal; a table (key, person) with an index on the key finds candidates by an equi-join, and
 * the same keys are used on files.
 *
 * C CPF · S CNS · T telephone · E e-mail · B birth date, day and month in either order · D sound of the first
 * name, day and month of birth · N sounds of first and last name, year of birth · F sounds of the whole name ·
 * P sounds of a parent's whole name and of the first name · Q sounds of first and last name of the mother, year
 * of birth · R sounds of the mother's whole name, municipality · A CEP, number and sound of the first name.
 */
export function personKeys(person: Person): string[] {
  return preparedKeys(prepare(person));
}

/** `personKeys` of somebody already prepared. */
export function preparedKeys(person: Prepared): string[] {
  const keys = new Set<string>();
  if (person.cpf) keys.add(`C${person.cpf}`);
  for (const cns of person.cns) keys.add(`S${cns}`);
  for (const phone of person.phones) keys.add(`T${phone}`);
  if (person.email) keys.add(`E${person.email}`);
  const { year, month, day } = partsOf(person.birth);
  if (year > 0) keys.add(`B${year}${month < day ? `${month}.${day}` : `${day}.${month}`}`);
  for (const name of [person.name, person.social]) if (name) addNameKeys(keys, name, person);
  addParentKeys(keys, person);
  return [...keys];
}

const partsOf = (birth: number) => ({
  year: Math.floor(birth / 10_000),
  month: Math.floor(birth / 100) % 100,
  day: birth % 100,
});

function addNameKeys(keys: Set<string>, name: NameForm, person: Prepared): void {
  const { year, month, day } = partsOf(person.birth);
  const first = name.sounds[0] ?? '';
  if (year > 0) {
    keys.add(`D${first}.${month}.${day}`);
    keys.add(`N${ends(name)}.${year}`);
  }
  if (name.sounds.length > 1) keys.add(`F${name.sounds.toSorted().join('.')}`);
  for (const parent of [person.mother, person.father]) {
    if (parent && parent.sounds.length > 1) keys.add(`P${parent.sounds.join('.')}-${first}`);
  }
  if (person.cep && person.number) keys.add(`A${person.cep}.${person.number}.${first}`);
}

function addParentKeys(keys: Set<string>, person: Prepared): void {
  const { mother, birth } = person;
  if (!mother || mother.sounds.length < 2) return;
  if (birth > 0) keys.add(`Q${ends(mother)}.${Math.floor(birth / 10_000)}`);
  if (person.municipality) keys.add(`R${mother.sounds.join('.')}.${person.municipality}`);
}

/** First and last sound, in either order: names written the other way round still meet. */
function ends({ sounds }: NameForm): string {
  const [first = '', last = ''] = [sounds[0], sounds.at(-1)];
  return first < last ? `${first}.${last}` : `${last}.${first}`;
}

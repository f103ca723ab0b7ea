import { query } from '../tests/support/base.ts';

/** What people type and fill in at the desk, by kind. */
export type Asked = Readonly<Record<string, readonly object[]>>;

type Person = {
  first: string;
  last: string;
  name: string;
  birth: string;
  cpf: string;
  phone: string;
  mother: string | null;
};

const EACH = 40;

/** The frequent ones, over which a search by words alone breaks. */
const COMMON = [
  'maria silva',
  'jose',
  'maria',
  'silva',
  'ana',
  'jose santos',
  'maria jose',
  'santos silva',
  'joao',
  'ana clara',
];

/** Letters that a Brazilian hears the same and writes otherwise. */
const respelt = (word: string) =>
  word
    .replace(/S$/, 'Z')
    .replace(/Z$/, 'S')
    .replace(/I(?=[AEO])/, 'Y')
    .replace(/^C(?=[AO])/, 'K')
    .replace('LL', 'L')
    .replace('TH', 'T');

const day = (iso: string, separator = '/') => iso.split('-').reverse().join(separator);

/** Questions of each kind about people of this base, the same for the same base. */
export async function askedOf(dataDir: string): Promise<Asked> {
  const people = await query<Person>(
    dataDir,
    `select (string_to_array(name_key, ' '))[1] as first, substring(name_key from '[^ ]+$') as last, lower(name) as name,
       to_char(birth_date, 'YYYY-MM-DD') as birth, cpf, phone_mobile as phone, lower(mother_name) as mother
     from citizen where cpf is not null and phone_mobile is not null and birth_date is not null
     order by md5(id::text) limit ${EACH}`,
  );
  const text = (make: (person: Person) => string) =>
    people.map((person) => ({ text: make(person).toLowerCase() }));
  return {
    'frequent names': COMMON.map((name) => ({ text: name })),
    'whole name': text(({ name }) => name),
    'first and last name': text(({ first, last }) => `${first} ${last}`),
    'parts of first and last name': text(({ first, last }) => `${first.slice(0, 3)} ${last.slice(0, 4)}`),
    'last name first': text(({ first, last }) => `${last} ${first.slice(0, 4)}`),
    'first name': text(({ first }) => first),
    'one letter and last name': text(({ first, last }) => `${first.slice(0, 1)} ${last}`),
    'three letters': text(({ last }) => last.slice(0, 3)),
    'as it sounds': text(({ first, last }) => `${respelt(first)} ${respelt(last)}`),
    nobody: text(({ first, last }) => `${last.slice(0, 3)}wqx ${first.slice(0, 2)}kz`),
    CPF: text(({ cpf }) => cpf),
    'beginning of a CPF': text(({ cpf }) => cpf.slice(0, 5)),
    telephone: text(({ phone }) => phone),
    'name and day of birth': text(({ first, birth }) => `${first} ${day(birth)}`),
    'name and year of birth': text(({ first, birth }) => `${first} ${birth.slice(0, 4)}`),
    'day of birth': text(({ birth }) => day(birth)),
    'name and mother': people.map(({ first, mother }) => ({
      text: first,
      motherName: mother?.split(' ')[0] ?? 'maria',
    })),
    'mother alone': people.map(({ mother }) => ({ motherName: mother ?? 'maria' })),
  };
}

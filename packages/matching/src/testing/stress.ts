import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { Dice } from '../generator/dice.ts';
import type { SyntheticPerson } from '../generator/people.ts';
import type { LabelledRosters } from '../generator/rosters.ts';
import type { Person } from '../person.ts';

/**
 * A second way to make rosters, unlike the generator on purpose: few names, all alike common, so that homonyms
 * abound; errors counted per record, in any field; twins, namesakes and shared numbers far more than in life.
 */
export type Regime = {
  name: string;
  /** People in both rosters, in the first only, in the second only. */
  both: number;
  onlyA: number;
  onlyB: number;
  /** Chances that a record of b has one, two, three errors more. */
  errors: readonly number[];
  twins: number;
  namesakes: number;
  sharedCpf: number;
  /** Fields that neither roster has. */
  without?: readonly (keyof Person)[];
  /** Fields that only b lacks. */
  withoutB?: readonly (keyof Person)[];
  /** The same telephone and CEP for everybody. */
  placeholders?: boolean;
};

const MEN =
  'ADAO BRUNO CAIO DAVI ENZO FABIO GABRIEL HEITOR IGOR JOSE JOAO KAUA LUCAS MIGUEL NATAN OTAVIO PEDRO RAFAEL SAMUEL TIAGO ULISSES VITOR WESLEY YURI ANTONIO FRANCISCO RAIMUNDO SEBASTIAO'.split(
    ' ',
  );
const WOMEN =
  'ANA BRUNA CAMILA DANIELA ELISA FERNANDA GABRIELA HELENA ISABELA JULIA KELLY LARISSA MARIA NATALIA OLIVIA PAULA RAFAELA SARA TEREZA URSULA VITORIA YASMIN ANTONIA FRANCISCA RAIMUNDA JOSEFA LUCIA RITA'.split(
    ' ',
  );
const LAST =
  'SILVA SANTOS SOUZA OLIVEIRA LIMA COSTA PEREIRA ALVES ROCHA NUNES MOURA DIAS RAMOS REIS TELES VIEIRA BRITO CASTRO DUARTE FARIAS GOMES LOPES MACEDO NEVES PAIVA QUEIROZ SALES XAVIER WERNECK BRAGANTINO'.split(
    ' ',
  );

type Someone = Omit<SyntheticPerson, 'family' | 'role'> & { family: number };

class Town {
  readonly dice: Dice;
  #count = 0;
  #family = 0;

  constructor(seed: number) {
    this.dice = new Dice(seed);
  }

  name(sex: string, last: readonly string[]): string {
    const list = sex === 'M' ? MEN : WOMEN;
    const { dice } = this;
    return [dice.pick(list), ...(dice.chance(0.5) ? [dice.pick(list)] : []), ...last].join(' ');
  }

  last(): string[] {
    return this.dice.chance(0.5) ? [this.dice.pick(LAST)] : [this.dice.pick(LAST), this.dice.pick(LAST)];
  }

  date(): string {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${this.dice.between(1940, 2024)}-${two(this.dice.between(1, 12))}-${two(this.dice.between(1, 28))}`;
  }

  person(like: Partial<Someone> = {}): Someone {
    const { dice } = this;
    this.#count += 1;
    const sex = like.sex ?? dice.pick(['M', 'F'] as const);
    const last = this.last();
    const serial = this.#count + 5_000_000;
    return {
      id: '',
      name: this.name(sex, last),
      socialName: null,
      birthDate: this.date(),
      sex,
      motherName: this.name('F', last.slice(0, 1)),
      fatherName: this.name('M', last.slice(-1)),
      cpf: generateCpf(serial),
      cns: [generateCns(serial, 7), generateCns(serial, 1)],
      phones: [`119${dice.between(10_000_000, 99_999_999)}`],
      email: null,
      street: `RUA ${dice.pick(LAST)} ${dice.pick(MEN)}`,
      number: String(dice.between(1, 400)),
      bairro: dice.pick(LAST),
      cep: `0${dice.between(1_000_000, 1_000_300)}`,
      municipality: '3550308',
      birthMunicipality: dice.pick(['3550308', '3304557', '2927408']),
      deceasedOn: null,
      family: like.family ?? (this.#family += 1),
      ...like,
    };
  }

  /** Brothers and sisters, twins, a father with the same name, a namesake: whoever may be taken for another. */
  household({ twins, namesakes, sharedCpf }: Regime): Someone[] {
    const { dice } = this;
    const first = this.person();
    const people = [first];
    const { motherName, fatherName, phones, street, number, cep, family } = first;
    const home = { motherName, fatherName, phones, street, number, cep, family };
    const rest = first.name.split(' ').slice(1);
    if (dice.chance(0.3))
      people.push(this.person({ ...home, name: this.name('F', rest.slice(-1)), sex: 'F' }));
    if (dice.chance(twins)) {
      const twin = dice.pick(first.sex === 'M' ? MEN : WOMEN);
      const name = dice.chance(0.5) ? [first.name.split(' ')[0], twin, ...rest.slice(-1)] : [twin, ...rest];
      const given = (words: string) =>
        words
          .split(' ')
          .filter((word) => !LAST.includes(word))
          .join(' ');
      if (given(name.join(' ')) !== given(first.name)) {
        people.push(
          this.person({ ...home, name: name.join(' '), sex: first.sex, birthDate: first.birthDate }),
        );
      }
    }
    if (dice.chance(namesakes))
      people.push(this.person({ name: first.name, birthDate: first.birthDate, sex: first.sex }));
    if (dice.chance(namesakes) && first.sex === 'M') {
      people.push(
        this.person({
          name: `${first.name} ${dice.pick(['', 'FILHO', 'JUNIOR'])}`.trim(),
          sex: 'M',
          phones,
          cep,
        }),
      );
    }
    for (const other of people.slice(1)) if (dice.chance(sharedCpf)) other.cpf = first.cpf;
    return people;
  }
}

const noise = (dice: Dice, text: string): string => {
  const place = dice.between(0, Math.max(0, text.length - 1));
  const letter = dice.pick(Array.from('AEIOURSTLNMCD'));
  return dice.chance(0.5)
    ? `${text.slice(0, place)}${letter}${text.slice(place + 1)}`
    : `${text.slice(0, place)}${text.slice(place + 1)}`;
};

type Spoil = (dice: Dice, record: Person) => void;

const ERRORS: readonly Spoil[] = [
  (dice, record) => void (record.name = noise(dice, record.name ?? '')),
  (dice, record) => void (record.name = noise(dice, noise(dice, record.name ?? ''))),
  (dice, record) => void (record.motherName = noise(dice, record.motherName ?? '')),
  (_, record) => void (record.motherName = null),
  (_, record) => void (record.cpf = null),
  (_, record) => void (record.cpf = null),
  (_, record) => void (record.cns = []),
  (_, record) => void (record.cns = (record.cns ?? []).slice(0, 1)),
  (_, record) =>
    void (record.name = (record.name ?? '')
      .split(' ')
      .map((w, i, all) => (i > 0 && i < all.length - 1 ? (w[0] ?? '') : w))
      .join(' ')),
  (dice, record) => void (record.phones = [`118${dice.between(10_000_000, 99_999_999)}`]),
  (dice, record) => void Object.assign(record, { street: `RUA ${dice.pick(LAST)}`, number: '7', cep: null }),
  (dice, record) => {
    const [year = '', month = '', day = ''] = (record.birthDate ?? '').split('-');
    record.birthDate =
      Number(day) <= 12
        ? `${year}-${day}-${month}`
        : `${year}-${month}-${String(dice.between(1, 28)).padStart(2, '0')}`;
  },
  (dice, record) => {
    record.birthDate = `${Number((record.birthDate ?? '').slice(0, 4)) + dice.pick([-10, -1, 1, 10])}${(record.birthDate ?? '').slice(4)}`;
  },
  (_, record) =>
    void (record.name = `${record.name}`
      .replace(/S\b/g, 'Z')
      .replace(/^(\w)\w*? /, '$&')
      .replace('TH', 'T')),
  (_, record) => void (record.fatherName = null),
];

/** Two labelled rosters after a regime. */
export function stressRosters(regime: Regime, seed = 1): LabelledRosters {
  const town = new Town(seed);
  const { dice } = town;
  const rosters: LabelledRosters = { a: [], b: [], truth: [], people: new Map() };
  const people = rosters.people as Map<string, SyntheticPerson>;
  const total = regime.both + regime.onlyA + regime.onlyB;
  const write = (side: 'a' | 'b', someone: Someone): string => {
    const { family: _family, ...record } = { ...someone, id: `${side}${rosters[side].length}` } as Someone &
      Person;
    let chance = 0;
    for (const errors of regime.errors) {
      chance = errors * (side === 'a' ? 0.3 : 1);
      if (dice.chance(chance)) dice.pick(ERRORS)(dice, record);
    }
    if (regime.placeholders)
      Object.assign(record, { phones: ['11999999998'], cep: '01000000', email: 'a@b.com' });
    for (const field of regime.without ?? []) delete record[field];
    if (side === 'b') for (const field of regime.withoutB ?? []) delete record[field];
    rosters[side].push(record);
    people.set(record.id, { ...someone, role: 'child' });
    return record.id;
  };
  let made = 0;
  while (made < total) {
    for (const someone of town.household(regime)) {
      made += 1;
      const where = dice.between(1, total);
      const a = where <= regime.both + regime.onlyA ? write('a', someone) : null;
      const b = where <= regime.both || !a ? write('b', someone) : null;
      for (const id of [a, b]) if (id) people.set(id, someone as SyntheticPerson);
      if (a && b) rosters.truth.push({ a, b, spoilers: [] });
    }
  }
  return rosters;
}

const NORMAL = { errors: [0.6, 0.4, 0.15], twins: 0.04, namesakes: 0.02, sharedCpf: 0.05 };
const PAPERS = ['cpf', 'cns', 'email'] as const;
const HOME = ['phones', 'street', 'number', 'bairro', 'cep', 'municipality', 'birthMunicipality'] as const;

/** Circumstances in which automatic links must stay right. */
export const REGIMES: readonly Regime[] = [
  { name: 'everything', both: 3_000, onlyA: 600, onlyB: 1_000, ...NORMAL },
  { name: 'no documents', both: 3_000, onlyA: 600, onlyB: 1_000, ...NORMAL, without: PAPERS },
  {
    name: 'name, birth, mother',
    both: 3_000,
    onlyA: 600,
    onlyB: 1_000,
    ...NORMAL,
    without: [...PAPERS, ...HOME, 'fatherName'],
  },
  {
    name: 'name and birth',
    both: 3_000,
    onlyA: 600,
    onlyB: 1_000,
    ...NORMAL,
    without: [...PAPERS, ...HOME, 'fatherName', 'motherName'],
  },
  {
    name: 'name only',
    both: 1_000,
    onlyA: 300,
    onlyB: 300,
    ...NORMAL,
    without: [...PAPERS, ...HOME, 'fatherName', 'motherName', 'birthDate', 'sex'],
  },
  { name: 'no birth date', both: 3_000, onlyA: 600, onlyB: 1_000, ...NORMAL, without: ['birthDate'] },
  {
    name: 'no names',
    both: 3_000,
    onlyA: 600,
    onlyB: 1_000,
    ...NORMAL,
    without: ['name', 'motherName', 'fatherName'],
  },
  {
    name: 'other columns in b',
    both: 3_000,
    onlyA: 600,
    onlyB: 1_000,
    ...NORMAL,
    withoutB: ['cpf', 'phones', 'motherName', 'sex'],
  },
  { name: 'very dirty', both: 3_000, onlyA: 600, onlyB: 1_000, ...NORMAL, errors: [0.9, 0.8, 0.7, 0.5] },
  {
    name: 'twins and namesakes',
    both: 3_000,
    onlyA: 600,
    onlyB: 1_000,
    ...NORMAL,
    twins: 0.25,
    namesakes: 0.15,
    sharedCpf: 0.3,
  },
  {
    name: 'twins without documents',
    both: 3_000,
    onlyA: 600,
    onlyB: 1_000,
    ...NORMAL,
    twins: 0.25,
    namesakes: 0.15,
    without: PAPERS,
  },
  { name: 'placeholders', both: 3_000, onlyA: 600, onlyB: 1_000, ...NORMAL, placeholders: true },
  { name: 'little in common', both: 100, onlyA: 3_000, onlyB: 3_000, ...NORMAL },
  { name: 'nothing in common', both: 0, onlyA: 3_000, onlyB: 3_000, ...NORMAL },
  { name: 'ten', both: 8, onlyA: 2, onlyB: 2, ...NORMAL },
  { name: 'one against many', both: 1, onlyA: 0, onlyB: 5_000, ...NORMAL },
];

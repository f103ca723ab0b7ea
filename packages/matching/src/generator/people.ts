import { generateCns, generateCpf } from '@pec-aberto/brazil';
import type { Person } from '../person.ts';
import { Dice } from './dice.ts';
import { alikeGiven, drawGiven, drawSurname, fullName, otherGiven, type Sex } from './names.ts';
import { type Address, drawAddress, drawPhone, MUNICIPALITIES } from './places.ts';

/** A synthetic person: all that is true of him or her, before any record spoils it. */
export type SyntheticPerson = Required<Person> & {
  name: string;
  birthDate: string;
  sex: Sex;
  phones: readonly string[];
  cns: readonly string[];
  /** Number of the family; its people come one after another. */
  family: number;
  role: 'mother' | 'father' | 'child' | 'elder';
};

/** What a generator may be told. */
export type PeopleOptions = {
  /** Same seed, same people. */
  seed: number;
  /** Day on which ages are counted, 'AAAA-MM-DD'. */
  today: string;
  /** Share of births that are of twins; Brazil has about 0.011 (SINASC), tests want more. */
  twins: number;
  /** Share of the twins of one sex whose names are a letter apart: ELISA and ELISE. */
  twinsAlike: number;
  /** Share of people who get a homonym: same name, born the same day, to another mother. */
  homonyms: number;
};

export const DEFAULT_PEOPLE: PeopleOptions = {
  seed: 1,
  today: '2026-11-20',
  twins: 0.03,
  twinsAlike: 0.25,
  homonyms: 0.01,
};

/**
 * Families of synthetic people without end: parents, children, grandparents, their names as Brazil gives them
 * (IBGE), one address, telephones some share, valid numbers. Take as many as you need.
 */
export function* syntheticPeople(options: Partial<PeopleOptions> = {}): Generator<SyntheticPerson, never> {
  const settings = { ...DEFAULT_PEOPLE, ...options };
  const dice = new Dice(settings.seed);
  const minter = new Minter(dice, settings);
  for (let family = 1; ; family += 1) {
    for (const person of minter.family(family)) {
      yield person;
      if (dice.chance(settings.homonyms)) yield minter.homonym(person);
    }
  }
}

type Parent = { given: string; surnames: string[]; name: string };
type Facts = Pick<SyntheticPerson, 'name' | 'birthDate' | 'sex' | 'motherName' | 'fatherName' | 'role'>;

class Minter {
  readonly #dice: Dice;
  readonly #settings: PeopleOptions;
  readonly #year: number;
  #minted = 0;

  constructor(dice: Dice, settings: PeopleOptions) {
    this.#dice = dice;
    this.#settings = settings;
    this.#year = Number(settings.today.slice(0, 4));
  }

  *family(family: number): Generator<SyntheticPerson> {
    const dice = this.#dice;
    const home = { family, address: drawAddress(dice), phone: drawPhone(dice) };
    const motherYear = this.#year - dice.between(18, 85);
    const mother = this.#parent('F', motherYear);
    const fatherYear = motherYear - dice.between(-4, 9);
    const father = this.#parent('M', fatherYear);
    const married = dice.chance(0.75);
    if (married && dice.chance(0.4)) marry(mother, father);
    mother.name = fullName(dice, mother.given, mother.surnames);
    yield this.#adult(mother, 'F', motherYear, home, 'mother');
    if (married) yield this.#adult(father, 'M', fatherYear, home, 'father');
    if (dice.chance(0.12))
      yield this.#adult(this.#parent('F', motherYear - 26), 'F', motherYear - 26, home, 'elder');
    yield* this.#children(mother, dice.chance(0.9) ? father : null, motherYear, home);
  }

  #parent(sex: Sex, year: number): Parent {
    const dice = this.#dice;
    const given = drawGiven(dice, sex, year);
    const surnames = dice.chance(0.75) ? [drawSurname(dice), drawSurname(dice)] : [drawSurname(dice)];
    return { given, surnames, name: fullName(dice, given, surnames) };
  }

  #adult(
    { name, surnames }: Parent,
    sex: Sex,
    year: number,
    home: Home,
    role: Facts['role'],
  ): SyntheticPerson {
    const dice = this.#dice;
    const [first = '', last = first] = surnames;
    const motherName = fullName(dice, drawGiven(dice, 'F', year - 25), [drawSurname(dice), first]);
    const fatherName = dice.chance(0.85)
      ? fullName(dice, drawGiven(dice, 'M', year - 28), [drawSurname(dice), last])
      : null;
    return this.#mint({ name, sex, birthDate: this.#day(year), motherName, fatherName, role }, home);
  }

  *#children(
    mother: Parent,
    father: Parent | null,
    motherYear: number,
    home: Home,
  ): Generator<SyntheticPerson> {
    const dice = this.#dice;
    const last = [mother.surnames.at(-1), father?.surnames.at(-1)].filter((word) => word !== undefined);
    const surnames = father && dice.chance(0.25) ? last.slice(1) : last;
    let year = motherYear + dice.between(17, 32);
    let before = '';
    for (let left = dice.between(0, 4); left > 0 && year <= this.#year; left -= 1) {
      const sex: Sex = dice.chance(0.5) ? 'M' : 'F';
      const given =
        before && dice.chance(0.25) ? otherGiven(dice, before, sex, year) : drawGiven(dice, sex, year);
      const birthDate = this.#day(year);
      const facts = {
        sex,
        birthDate,
        motherName: mother.name,
        fatherName: father?.name ?? null,
        role: 'child' as const,
      };
      const junior = father !== null && sex === 'M' && dice.chance(0.06);
      const name = junior
        ? `${father.name} ${dice.pick(['JUNIOR', 'FILHO', 'FILHO', 'NETO'])}`
        : fullName(dice, given, surnames);
      yield this.#mint({ ...facts, name }, home);
      if (dice.chance(this.#settings.twins)) {
        const twinSex: Sex = dice.chance(0.65) ? sex : sex === 'M' ? 'F' : 'M';
        const alike = twinSex === sex && !junior && dice.chance(this.#settings.twinsAlike);
        const twin = alike ? alikeGiven(dice, given) : otherGiven(dice, given, twinSex, year);
        yield this.#mint({ ...facts, sex: twinSex, name: fullName(dice, twin, surnames) }, home);
      }
      before = given;
      year += dice.between(1, 5);
    }
  }

  /** Somebody else of the same name, born the same day. */
  homonym(person: SyntheticPerson): SyntheticPerson {
    const dice = this.#dice;
    const year = Number(person.birthDate.slice(0, 4));
    const home = { family: -person.family, address: drawAddress(dice), phone: drawPhone(dice) };
    const motherName = fullName(dice, drawGiven(dice, 'F', year - 25), [drawSurname(dice)]);
    const fatherName = fullName(dice, drawGiven(dice, 'M', year - 25), [drawSurname(dice)]);
    const { name, birthDate, sex } = person;
    return this.#mint({ name, birthDate, sex, motherName, fatherName, role: 'child' }, home);
  }

  #mint(facts: Facts, home: Home): SyntheticPerson {
    const dice = this.#dice;
    this.#minted += 1;
    // Far from each other for different seeds, so that two populations do not share numbers.
    const serial = this.#minted + (this.#settings.seed % 40) * 20_000_000;
    const age = this.#year - Number(facts.birthDate.slice(0, 4));
    const cns = [generateCns(serial, dice.chance(0.8) ? 7 : 8)];
    if (dice.chance(0.7)) cns.unshift(generateCns(serial, dice.chance(0.6) ? 1 : 2));
    const dead = dice.chance(age > 70 ? 0.05 : 0.003);
    return {
      ...facts,
      ...home.address,
      id: String(this.#minted),
      family: home.family,
      socialName: null,
      cpf: dice.chance(age > 1 ? 0.94 : 0.6) ? generateCpf(serial) : null,
      cns,
      phones: age < 16 || dice.chance(0.35) ? [home.phone] : [drawPhone(dice)],
      email: age >= 16 && dice.chance(0.35) ? `pessoa${serial}@exemplo.com.br` : null,
      birthMunicipality: dice.chance(0.6) ? (MUNICIPALITIES[0] ?? null) : dice.pick(MUNICIPALITIES),
      deceasedOn: dead ? this.#day(this.#year - dice.between(0, Math.min(5, age))) : null,
    };
  }

  /** A day of a year, not after today. */
  #day(year: number): string {
    const dice = this.#dice;
    const day = `${year}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`;
    return day > this.#settings.today ? this.#settings.today : day;
  }
}

type Home = { family: number; address: Address; phone: string };

const two = (value: number): string => String(value).padStart(2, '0');

/** The wife takes her husband's last surname, after hers or in the place of her last. */
function marry(wife: Parent, husband: Parent): void {
  const last = husband.surnames.at(-1) ?? '';
  wife.surnames = [...wife.surnames.slice(0, 1), last];
}

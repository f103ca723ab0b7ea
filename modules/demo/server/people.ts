import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { normaliseName } from '@pec-aberto/matching';
import type { BulkCitizen } from '#modules/citizens/index';
import { countries, districts, statePrefixes, streets, streetTypes } from '../data/places.ts';
import { householdOf, type Person } from './household.ts';
import { seededUuid } from './ids.ts';
import { givenName } from './names.ts';
import { type Random, randomOf } from './random.ts';

/** Where the people live and when it is. */
export type World = {
  seed: number;
  /** aaaa-mm-dd: the last day anything happens. */
  today: string;
  municipality: { ibge: string; uf: string };
  /** Teams that have people, in the order they fill up. */
  teams: ReadonlyArray<{ id: string; microareas: readonly string[] }>;
  /** People there will be. */
  count: number;
};

const DAY = 86_400_000;
/** Registrations were made in so many days before `today`. */
const REGISTERED_DAYS = 3 * 365;
const FOREIGN = 3;
const DECLARED_FOREIGN_REASON = 10;
const NEWBORN_REASON = 3;

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Everybody, family by family, the responsible first; the same world gives the same people. */
export function* peopleOf(world: World): Generator<BulkCitizen> {
  const today = Date.parse(world.today);
  const thisYear = new Date(today).getUTCFullYear();
  const step = (REGISTERED_DAYS * DAY) / world.count;
  let made = 0;
  for (let family = 0; made < world.count; family++) {
    const random = randomOf(world.seed, family);
    const home = homeOf(random, world);
    let head: BulkCitizen | undefined;
    for (const person of householdOf(random, thisYear)) {
      if (made === world.count) return;
      const createdAt = new Date(Math.floor(today - REGISTERED_DAYS * DAY + made * step));
      const citizen = registrationOf(random, world, { person, home, head, number: made, createdAt });
      yield citizen;
      head ??= citizen;
      made++;
    }
  }
}

type Home = Pick<
  BulkCitizen,
  | 'municipalityIbge'
  | 'uf'
  | 'cep'
  | 'bairro'
  | 'streetType'
  | 'street'
  | 'houseNumber'
  | 'teamId'
  | 'microarea'
> & { phone: string };

function homeOf(random: Random, { municipality, teams }: World): Home {
  const [ddd = '11', cep = '01'] = statePrefixes[municipality.uf] ?? [];
  // Not every family has been visited by a team.
  const team = random.percent(93) && teams.length > 0 ? random.pick(teams) : undefined;
  const microarea = team && team.microareas.length > 0 ? random.pick(team.microareas) : undefined;
  return {
    municipalityIbge: municipality.ibge,
    uf: municipality.uf,
    cep: `${cep}${String(100_000 + random.below(800_000))}`,
    bairro: random.pick(districts),
    streetType: random.pick(streetTypes),
    street: random.pick(streets),
    houseNumber: random.percent(92) ? String(1 + random.below(2400)) : undefined,
    teamId: team?.id,
    microarea,
    phone: mobile(random, ddd),
  };
}

const mobile = (random: Random, ddd: string) => `${ddd}9${String(80_000_000 + random.below(20_000_000))}`;

type Registration = {
  person: Person;
  home: Home;
  head: BulkCitizen | undefined;
  number: number;
  createdAt: Date;
};

function registrationOf(random: Random, world: World, one: Registration): BulkCitizen {
  const { person, head, number, createdAt } = one;
  const { phone, ...home } = one.home;
  const birthDate = birthOf(random, person, world.today);
  const age = (Date.parse(world.today) - Date.parse(birthDate)) / (365.25 * DAY);
  const adult = age >= 18;
  const foreign = adult && person.kinship === undefined && random.percent(1.5);
  const id = seededUuid(random, createdAt);
  const documents = documentsOf(random, { number, world, head, adult, foreign, age, createdAt });
  const ownPhone = adult && random.percent(60);
  return {
    id,
    createdAt,
    name: person.name,
    birthDate,
    sex: person.sex === 'man' ? 0 : 1,
    race: random.pick([1, 1, 1, 1, 2, 4, 4, 4, 4, 3]),
    ...(person.mother && !random.percent(2) ? { motherName: person.mother } : { motherUnknown: true }),
    ...(person.father ? { fatherName: person.father } : { fatherUnknown: true }),
    ...(adult && random.percent(0.4) ? { socialName: socialNameOf(random, person) } : {}),
    ...(documents.some(({ kind }) => kind === 'cpf')
      ? {}
      : { noCpfReason: foreign ? DECLARED_FOREIGN_REASON : age < 1 ? NEWBORN_REASON : undefined }),
    ...(foreign
      ? {
          nationality: FOREIGN,
          birthCountry: random.pick(countries),
          enteredBrazilOn: iso(createdAt.getTime()),
        }
      : { nationality: 1, birthMunicipalityIbge: world.municipality.ibge }),
    ...home,
    phoneMobile: ownPhone ? mobile(random, phone.slice(0, 2)) : phone,
    ...(adult && random.percent(25) ? { email: emailOf(person.name, number) } : {}),
    ...(random.percent(0.2 + Math.max(0, age - 50) / 12) ? { diedOn: iso(createdAt.getTime()) } : {}),
    ...(random.percent(1.5) ? { inactivationReason: 'Mudou-se' } : {}),
    ...(head ? { responsibleId: head.id, kinship: person.kinship } : { familyResponsible: true }),
    documents,
    ...(adult ? { education: random.pick([54, 55, 56, 60, 60, 63, 65]) } : {}),
    ...(adult
      ? { maritalStatus: person.kinship === 137 ? random.pick([2, 5]) : random.pick([1, 2, 3, 5]) }
      : {}),
  };
}

function birthOf(random: Random, person: Person, today: string): string {
  const born = Date.UTC(person.birthYear, 0, 1) + random.below(365) * DAY;
  return iso(Math.min(born, Date.parse(today) - random.below(30) * DAY));
}

/** The name of the other sex, with the family names kept. */
function socialNameOf(random: Random, { sex, birthYear, surnames }: Person): string {
  return `${givenName(random, sex === 'man' ? 'woman' : 'man', birthYear)} ${surnames.join(' ')}`;
}

const emailOf = (name: string, number: number): string => {
  const [first = '', ...rest] = normaliseName(name).toLowerCase().split(' ');
  return `${first}.${rest.at(-1) ?? 'silva'}${number}@example.com`;
};

type Papers = {
  number: number;
  world: World;
  head: BulkCitizen | undefined;
  adult: boolean;
  foreign: boolean;
  age: number;
  createdAt: Date;
};

/** Numbers of different seeds lie apart, so that a second fill meets the first only by chance. */
const numberOf = (world: World, number: number, range: number) => (world.seed * 7_654_321 + number) % range;

function documentsOf(random: Random, papers: Papers): BulkCitizen['documents'] {
  const { number, world, head, adult, foreign, age, createdAt } = papers;
  const documents: Array<BulkCitizen['documents'][number]> = [];
  const add = (kind: 'cpf' | 'cns' | 'rg', value: string, principal: boolean) =>
    documents.push({ id: seededUuid(random, createdAt), kind, number: value, principal });
  const ownCpf = random.percent(foreign ? 60 : age < 1 ? 55 : adult ? 96 : 84);
  const hers = head?.documents.find(({ kind }) => kind === 'cpf')?.number;
  if (ownCpf) add('cpf', generateCpf(numberOf(world, number, 999_999_999)), true);
  // A child registered with the CPF of who brought it: it exists in every real base.
  else if (hers && !adult && random.percent(2)) add('cpf', hers, true);
  if (random.percent(93)) add('cns', generateCns(numberOf(world, number, 9_999_999_999)), true);
  if (random.percent(2)) add('cns', generateCns(numberOf(world, number, 9_999_999_999), 8), false);
  if (adult && random.percent(30)) add('rg', String(1_000_000 + random.below(8_999_999)), false);
  return documents;
}

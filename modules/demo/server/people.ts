import {
  Dice,
  SPOILERS,
  spoil,
  type SyntheticPerson,
  syntheticPeople,
  withAccents,
} from '@pec-aberto/matching';
import type { BulkCitizen } from '#modules/citizens/index';
import { seededUuid } from './ids.ts';
import { COUNTRIES, prefixesOf, STREET_TYPES } from './places.ts';

/** Where the people live and when it is. */
export type World = {
  seed: number;
  /** aaaa-mm-dd: the last day anything happens. */
  today: string;
  municipality: { ibge: string; uf: string };
  /** Teams that have people of their own. */
  teams: ReadonlyArray<{ id: string; microareas: readonly string[] }>;
  /** Registrations there will be. */
  count: number;
};

const DAY = 86_400_000;
/** Registrations were made in so many days before `today`. */
const REGISTERED_DAYS = 3 * 365;
/** Shares: registered twice, with the slips of two clerks; with a social name; from abroad; inactive; not visited. */
const RATES = { twice: 0.01, socialName: 0.004, foreign: 0.012, inactive: 0.015, noTeam: 0.07, rg: 0.25 };
/** RelacaoParentesco (LEDI) to the mother, who is the responsible of the family. */
const KINSHIP = { mother: undefined, father: 137, child: 138, elder: 141 } as const;
const FOREIGN = 3;
/** JustificativaNaoPossuiCpf (LEDI). */
const NO_CPF = { newborn: 3, foreign: 10 };

/** A record as a clerk typed it, of a synthetic person or of a second registration of one. */
type Typed = ReturnType<typeof spoil>['record'];
type Home = { family: number; head?: string; teamId?: string | undefined; microarea?: string | undefined };

/** Registrations, family by family, the responsible first; the same world gives the same ones. */
export function* peopleOf(world: World): Generator<BulkCitizen> {
  const registry = new Registry(world);
  const people = syntheticPeople({ seed: world.seed, today: world.today, twins: 0.011, homonyms: 0.002 });
  for (const person of people) {
    for (const citizen of registry.register(person)) {
      yield citizen;
      if (registry.made === world.count) return;
    }
  }
}

/** Where the synthetic people are registered: gives them homes, teams, ids and the day they came. */
class Registry {
  readonly #world: World;
  readonly #dice: Dice;
  readonly #prefixes: { ddd: string; cep: string };
  #home: Home = { family: 0 };
  /** First name of the last woman and of the last man. */
  readonly #heard = { F: 'MARIA', M: 'JOSE' };
  made = 0;

  constructor(world: World) {
    this.#world = world;
    this.#dice = new Dice(world.seed + 1_000_003);
    this.#prefixes = prefixesOf(world.municipality.uf);
  }

  *register(person: SyntheticPerson): Generator<BulkCitizen> {
    // Homonyms live by themselves, between the people of a family.
    const home = person.family === this.#home.family ? this.#home : this.#newHome(person.family);
    if (person.family > 0) this.#home = home;
    this.#heard[person.sex] = person.name.split(' ')[0] ?? '';
    const citizen = this.#citizen(person, person, home);
    home.head ??= citizen.id;
    yield citizen;
    if (!this.#dice.chance(RATES.twice)) return;
    const around = { dice: this.#dice, parentCpf: null, today: this.#world.today };
    yield this.#citizen(spoil(person, SPOILERS, around).record, person, { family: 0 });
  }

  #newHome(family: number): Home {
    const { teams } = this.#world;
    if (teams.length === 0 || this.#dice.chance(RATES.noTeam)) return { family };
    const team = this.#dice.pick(teams);
    return { family, teamId: team.id, microarea: this.#dice.pick(team.microareas) };
  }

  /** `record` as it was typed; what nobody gets wrong comes from the person. */
  #citizen(record: Typed, person: SyntheticPerson, home: Home): BulkCitizen {
    const { today, count, municipality } = this.#world;
    const dice = this.#dice;
    const end = Date.parse(today);
    const createdAt = new Date(
      end - REGISTERED_DAYS * DAY + Math.floor((this.made * REGISTERED_DAYS * DAY) / count),
    );
    this.made += 1;
    const adult = Number(today.slice(0, 4)) - Number(person.birthDate.slice(0, 4)) >= 18;
    const foreign = adult && person.role !== 'child' && dice.chance(RATES.foreign);
    const id = seededUuid(dice, createdAt);
    const documents = this.#documents(record, adult, createdAt);
    const social = adult && dice.chance(RATES.socialName);
    return {
      id,
      createdAt,
      ...this.#family(person, home, id),
      name: withAccents(record.name ?? person.name),
      socialName: written(record.socialName ?? (social ? this.#socialName(person) : null)),
      // A slip may put it ahead, which no desk would have taken.
      birthDate: (record.birthDate ?? '') > today ? person.birthDate : record.birthDate || undefined,
      sex: record.sex ? (record.sex === 'M' ? 0 : 1) : undefined,
      race: dice.pick([1, 1, 1, 1, 2, 4, 4, 4, 4, 3]),
      motherName: written(record.motherName),
      motherUnknown: !record.motherName,
      fatherName: written(record.fatherName),
      fatherUnknown: !record.fatherName,
      ...(foreign
        ? { nationality: FOREIGN, birthCountry: dice.pick(COUNTRIES), enteredBrazilOn: day(createdAt) }
        : { nationality: 1, birthMunicipalityIbge: this.#birthplace(record) }),
      noCpfReason: noCpfReason({
        documents,
        foreign,
        newborn: person.birthDate > day(new Date(end - 60 * DAY)),
      }),
      diedOn: record.deceasedOn ?? undefined,
      ...this.#contacts(record),
      municipalityIbge: municipality.ibge,
      uf: municipality.uf,
      ...(record.street ? this.#address(record) : {}),
      ...(dice.chance(RATES.inactive) ? { inactivationReason: 'Mudou-se' } : {}),
      documents,
    };
  }

  /** A first name of the other sex, the rest kept. */
  #socialName({ name, sex }: SyntheticPerson): string {
    return [this.#heard[sex === 'M' ? 'F' : 'M'], ...name.split(' ').slice(1)].join(' ');
  }

  #family(person: SyntheticPerson, home: Home, id: string): Partial<BulkCitizen> {
    const { head, teamId, microarea } = home;
    const place = { teamId, microarea };
    if (head === undefined || head === id) return { ...place, familyResponsible: person.role === 'mother' };
    return { ...place, responsibleId: head, kinship: KINSHIP[person.role] };
  }

  /** Those born in the town of the synthetic addresses were born in this one. */
  #birthplace({ birthMunicipality, municipality }: Typed): string | undefined {
    if (!birthMunicipality) return undefined;
    return birthMunicipality === municipality ? this.#world.municipality.ibge : birthMunicipality;
  }

  #contacts({ phones, email }: Typed): Partial<BulkCitizen> {
    const [phone] = phones ?? [];
    const here = phone && this.#prefixes.ddd + phone.slice(2);
    return { phoneMobile: here, email: email ?? undefined };
  }

  #address({ street, number, bairro, cep }: Typed): Partial<BulkCitizen> {
    const [kind = '', ...rest] = (street ?? '').split(' ');
    return {
      streetType: STREET_TYPES[kind],
      street: withAccents(rest.join(' ')),
      houseNumber: number === 'S/N' ? undefined : (number ?? undefined),
      bairro: written(bairro),
      cep: cep ? this.#prefixes.cep + cep.slice(2) : undefined,
    };
  }

  #documents({ cpf, cns }: Typed, adult: boolean, at: Date): BulkCitizen['documents'] {
    const dice = this.#dice;
    const rg =
      adult && dice.chance(RATES.rg)
        ? [['rg', String(dice.between(1_000_000, 9_999_999)), false] as const]
        : [];
    const numbers = [
      ...(cpf ? [['cpf', cpf, true] as const] : []),
      ...(cns ?? []).map((number, place) => ['cns', number, place === 0] as const),
      ...rg,
    ];
    return numbers.map(([kind, number, principal]) => ({
      id: seededUuid(dice, at),
      kind,
      number,
      principal,
    }));
  }
}

const written = (text: string | null | undefined) => (text ? withAccents(text) : undefined);
const day = (at: Date) => at.toISOString().slice(0, 10);

function noCpfReason(of: { documents: BulkCitizen['documents']; foreign: boolean; newborn: boolean }) {
  if (of.documents.some(({ kind }) => kind === 'cpf')) return undefined;
  if (of.foreign) return NO_CPF.foreign;
  return of.newborn ? NO_CPF.newborn : undefined;
}

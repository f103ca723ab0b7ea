import type { Person } from '../person.ts';
import { Dice } from './dice.ts';
import { DEFAULT_PEOPLE, type PeopleOptions, type SyntheticPerson, syntheticPeople } from './people.ts';
import { SPOILERS, type Spoiler, type SpoilerRates, spoil } from './spoil.ts';

/** Two rosters of one town and the truth about them. */
export type LabelledRosters = {
  a: Person[];
  b: Person[];
  /** Every pair of records of one person; one person may stand twice in b. */
  truth: { a: string; b: string; spoilers: Spoiler[] }[];
  /** The person behind each record, by its id ('A12', 'B7'). */
  people: ReadonlyMap<string, SyntheticPerson>;
};

export type RosterOptions = {
  /** People in both rosters, at least. */
  pairs: number;
  /** People in one of them only, for each in both. */
  onlyA: number;
  onlyB: number;
  /** Share of the people of b who stand there twice. */
  twice: number;
  /** Rates of b; those of a are a third of them. */
  rates: SpoilerRates;
  people: Partial<PeopleOptions>;
};

export const DEFAULT_ROSTERS: RosterOptions = {
  pairs: 20_000,
  onlyA: 0.15,
  onlyB: 0.3,
  twice: 0.005,
  rates: SPOILERS,
  people: {},
};

/** Makes two labelled rosters. Families are split at random, so that brothers stand in different ones. */
export function labelledRosters(options: Partial<RosterOptions> = {}): LabelledRosters {
  const settings = { ...DEFAULT_ROSTERS, ...options };
  const dice = new Dice((settings.people.seed ?? DEFAULT_PEOPLE.seed) + 1_000);
  const today = settings.people.today ?? DEFAULT_PEOPLE.today;
  const gentle = Object.fromEntries(
    Object.entries(settings.rates).map(([name, rate]) => [name, rate / 3]),
  ) as SpoilerRates;
  const people = new Map<string, SyntheticPerson>();
  const rosters: LabelledRosters = { a: [], b: [], truth: [], people };
  let mother: SyntheticPerson | null = null;
  const write = (side: 'a' | 'b', person: SyntheticPerson) => {
    const parentCpf = mother?.family === person.family ? mother.cpf : null;
    const { record, spoilers } = spoil(person, side === 'a' ? gentle : settings.rates, {
      dice,
      parentCpf,
      today,
    });
    const id = `${side.toUpperCase()}${rosters[side].length + 1}`;
    rosters[side].push({ ...record, id });
    people.set(id, person);
    return { id, spoilers };
  };
  const share = 1 / (1 + settings.onlyA + settings.onlyB);
  for (const person of syntheticPeople(settings.people)) {
    if (rosters.truth.length >= settings.pairs) break;
    if (person.role === 'mother') mother = person;
    const inBoth = dice.chance(share);
    const inA = inBoth || dice.chance(settings.onlyA / (settings.onlyA + settings.onlyB));
    const a = inA ? write('a', person) : null;
    for (let times = inBoth || !inA ? (dice.chance(settings.twice) ? 2 : 1) : 0; times > 0; times -= 1) {
      const b = write('b', person);
      if (a) rosters.truth.push({ a: a.id, b: b.id, spoilers: [...new Set([...a.spoilers, ...b.spoilers])] });
    }
  }
  shuffle(rosters.b, dice);
  return rosters;
}

function shuffle<T>(list: T[], dice: Dice): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = dice.between(0, last);
    const [one, two] = [list[last], list[other]];
    if (one !== undefined && two !== undefined) [list[last], list[other]] = [two, one];
  }
}

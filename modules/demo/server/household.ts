import { givenName, type Sex, surname } from './names.ts';
import type { Random } from './random.ts';

/** Somebody of a household, before the registration is made of it. */
export type Person = {
  sex: Sex;
  birthYear: number;
  name: string;
  /** Family names, from the mother's side first. */
  surnames: readonly string[];
  mother?: string;
  father?: string;
  /** RelacaoParentesco (LEDI) to the first of the household; absent of the first. */
  kinship?: number;
};

const SPOUSE = 137;
const CHILD = 138;
const GRANDCHILD = 140;
const PARENT = 141;

function grown(random: Random, sex: Sex, birthYear: number, inherited?: readonly string[]): Person {
  const surnames = inherited ?? [surname(random), ...(random.percent(70) ? [surname(random)] : [])];
  const parents = [
    `${givenName(random, 'woman', birthYear - 25)} ${surname(random)} ${surnames[0]}`,
    `${givenName(random, 'man', birthYear - 28)} ${surname(random)} ${surnames.at(-1)}`,
  ] as const;
  return {
    sex,
    birthYear,
    surnames,
    name: `${givenName(random, sex, birthYear)} ${surnames.join(' ')}`,
    mother: parents[0],
    // So many have no father in their papers, and more never told.
    ...(random.percent(82) ? { father: parents[1] } : {}),
  };
}

type Parents = { mother: Person; father: Person | undefined };

function child(random: Random, { mother, father }: Parents, birthYear: number, kinship: number): Person {
  const sex: Sex = random.percent(49) ? 'woman' : 'man';
  const fromMother = mother.surnames.at(-1) ?? '';
  const fromFather = father?.surnames.at(-1);
  const surnames = fromFather && fromFather !== fromMother ? [fromMother, fromFather] : [fromMother];
  return {
    sex,
    birthYear,
    surnames,
    kinship,
    name: `${givenName(random, sex, birthYear)} ${surnames.join(' ')}`,
    mother: mother.name,
    ...(father ? { father: father.name } : {}),
  };
}

/** Children of a mother, from none to five, none older than she could have. */
function* children(random: Random, parents: Parents, thisYear: number, kinship: number): Generator<Person> {
  const youngest = thisYear - parents.mother.birthYear;
  if (youngest < 17) return;
  const many = [0, 1, 1, 2, 2, 2, 3, 3, 4, 5][random.below(10)] ?? 0;
  let year = parents.mother.birthYear + 17 + random.below(14);
  for (let born = 0; born < many && year <= thisYear; born++) {
    // The grown ones have mostly left.
    if (thisYear - year < 24 || random.percent(25)) yield child(random, parents, year, kinship);
    // Two of the same birth in about one in ninety.
    if (!random.percent(1.1)) year += 1 + random.below(5);
  }
}

/** Who lives together: the first is the responsible of the family. */
export function householdOf(random: Random, thisYear: number): Person[] {
  const kind = random.below(100);
  const woman = random.percent(58);
  const birthYear = thisYear - 20 - Math.floor((random.next() + random.next()) * 33);
  const head = grown(random, woman ? 'woman' : 'man', birthYear);
  if (kind < 15) return [head];
  const single = kind < 32;
  if (single && !woman) return [head, { ...grown(random, 'woman', birthYear - 24), kinship: PARENT }];
  const spouse = single ? undefined : spouseOf(random, head);
  const mother = woman ? head : (spouse ?? head);
  const father = woman ? spouse : head;
  const people = [head, ...(spouse ? [spouse] : [])];
  if (kind < 45) return people;
  people.push(...children(random, { mother, father }, thisYear, CHILD));
  const daughter = people.find((one) => one.kinship === CHILD && one.sex === 'woman');
  if (kind >= 92 && daughter) {
    people.push(...children(random, { mother: daughter, father: undefined }, thisYear, GRANDCHILD));
  }
  return people;
}

function spouseOf(random: Random, head: Person): Person {
  const birthYear = head.birthYear - 6 + random.below(13);
  const sex: Sex = random.percent(2) ? head.sex : head.sex === 'woman' ? 'man' : 'woman';
  return { ...grown(random, sex, birthYear), kinship: SPOUSE };
}

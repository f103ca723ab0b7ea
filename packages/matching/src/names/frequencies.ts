import { GIVEN_NAMES } from '../data/given-names.ts';
import { COMMON_SURNAMES, OTHER_SURNAMES } from '../data/surnames.ts';

/** Place of a word in a name: before or among the surnames. */
export type NameRole = 'given' | 'surname';

/** How often words stand in names, as shares of the people. */
export type NameFrequencies = {
  /** People whose names were counted. */
  people: number;
  given: ReadonlyMap<string, number>;
  surname: ReadonlyMap<string, number>;
};

/** People in the Censo 2010 whose names IBGE published, and the population of the Censo 2022, in thousands. */
const CENSUS_2010 = 190_756;
const CENSUS_2022 = 203_081;
/** A word that nobody counted: about one bearer in so many people. */
const RAREST = 1 / 60_000;
/** The census weighs as much as so many people counted here. */
const CENSUS_WEIGHT = 2_000;
/** Fewer bearers than this may be the same slip of the pen made several times. */
const KNOWN_FROM = 6;
const KNOWN_SHARE = 1 / 4_000;
const REMEMBERED = 200_000;

const entries = (text: string): string[][] =>
  text
    .split(';')
    .map((entry) => entry.trim().split(/\s+/))
    .filter((words) => words.length > 1);

function censusGiven(): Map<string, number> {
  return new Map(
    entries(GIVEN_NAMES).map(([name = '', , ...thousands]) => [
      name,
      thousands.reduce((sum, count) => sum + Number(count), 0) / CENSUS_2010,
    ]),
  );
}

const mens = new Set(entries(GIVEN_NAMES).flatMap(([name = '', sex]) => (sex === 'M' ? [name] : [])));

function censusSurnames(): Map<string, number> {
  const counted = entries(COMMON_SURNAMES).map(([name = '', count]) => [name, Number(count)] as const);
  const last = counted.at(-1)?.[1] ?? 0;
  const others = OTHER_SURNAMES.trim()
    .split(/\s+/)
    .map((name, place) => [name, (last * counted.length) / (counted.length + place + 1)] as const);
  return new Map([...counted, ...others].map(([name, count]) => [name, count / CENSUS_2022]));
}

/** What is known of the names of Brazil before any file is read. */
export const CENSUS_NAMES: NameFrequencies = {
  people: 0,
  given: censusGiven(),
  surname: censusSurnames(),
};

/** Share of the people with this word in this place; never zero. */
function shareOf(names: NameFrequencies, word: string, role: NameRole): number {
  const census = CENSUS_NAMES[role].get(word) ?? RAREST;
  const counted = names[role].get(word) ?? 0;
  return (counted * names.people + census * CENSUS_WEIGHT) / (names.people + CENSUS_WEIGHT);
}

const measured = new WeakMap<NameFrequencies, Record<NameRole, Map<string, number>>>();

/** log2 of one in how many people have this word in this place; kept, for it is asked again and again. */
export function rarity(names: NameFrequencies, word: string, role: NameRole): number {
  let known = measured.get(names);
  if (!known) measured.set(names, (known = { given: new Map(), surname: new Map() }));
  const found = known[role].get(word);
  if (found !== undefined) return found;
  const bits = -Math.log2(shareOf(names, word, role));
  if (known[role].size < REMEMBERED) known[role].set(word, bits);
  return bits;
}

/**
 * True for a word that many people really bear, so that it is no slip of the pen for another: MARIANA is not MARIA
 * written badly.
 */
export function isKnownName(names: NameFrequencies, word: string): boolean {
  if (CENSUS_NAMES.given.has(word) || CENSUS_NAMES.surname.has(word)) return true;
  const least = Math.max(KNOWN_FROM, names.people * KNOWN_SHARE);
  return Math.max(names.given.get(word) ?? 0, names.surname.get(word) ?? 0) * names.people >= least;
}

/** True when a word after the first is rather one more given name (ANA PAULA) than a surname (ANA SILVA). */
export function isSecondGiven(word: string): boolean {
  const given = CENSUS_NAMES.given.get(word) ?? 0;
  return given > 0 && given >= (CENSUS_NAMES.surname.get(word) ?? 0) / 3;
}

/** True for a given name that mostly men bear. */
export const isMansName = (word: string): boolean => mens.has(word);

/** True when people rather bear a word as a surname than as a given name, in the census or in these files. */
export function isSurname(names: NameFrequencies, word: string): boolean {
  if (isSecondGiven(word)) return false;
  if (CENSUS_NAMES.surname.has(word)) return true;
  const asSurname = names.surname.get(word) ?? 0;
  return asSurname * names.people >= KNOWN_FROM && asSurname >= 3 * shareOf(names, word, 'given');
}

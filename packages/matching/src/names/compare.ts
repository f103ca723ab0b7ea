import type { NameForm } from './form.ts';
import { isSecondGiven, isSurname, type NameFrequencies, rarity } from './frequencies.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { HOW, type Pairing, pairWords } from './pair-words.ts';

/**
 * How two names agree, from best to worst.
 * equal: the same words in the same order; variant: the same words heard, joined or ordered otherwise;
 * typo: every word has a partner, one by a slip of the pen; part: every word of the shorter name has a partner
 * (words left out, abbreviated or cut); changed: the given name and a surname agree, other surnames do not
 * (marriage); first: only the given name agrees; family: only surnames agree; different: nothing agrees.
 */
export const NAME_LEVELS = [
  'equal',
  'variant',
  'typo',
  'part',
  'changed',
  'first',
  'family',
  'different',
] as const;
export type NameLevel = (typeof NAME_LEVELS)[number];

/**
 * How the given names agree: this, not the surname, tells brothers, sisters and twins apart.
 * initial: of a second one only the initial is told (ANA L, ANA LUIZA); typo: one slip of the pen, unless they are the
 * names of twins (ELISA, ELISE); part: one of two given names is missing on one side; doubtful: of the first one only
 * the initial agrees, or one is missing and other words do not agree either, or it takes two slips of the pen; alike:
 * near, yet two names that people really bear.
 */
export const GIVEN_LEVELS = [
  'same',
  'sound',
  'initial',
  'typo',
  'part',
  'doubtful',
  'alike',
  'different',
] as const;
export type GivenLevel = (typeof GIVEN_LEVELS)[number];

export type NameMatch = {
  level: NameLevel;
  given: GivenLevel;
  /** log2 of one in how many people agree on these words by chance: rare names weigh more. */
  bits: number;
  /** Every word of the shorter name has a partner. */
  covered: boolean;
};

/** Words go together in a name (MARIA with APARECIDA, brothers with surnames), so they tell less than alone. */
const TOGETHER = 0.85;
const MOST_BITS = 26;
const INITIAL_BITS = 3;
const START_BITS = 6;

/**
 * Compares two names word by word. `ignore` holds words that are expected anyway (the child's surnames, in the
 * name of its mother): they agree without adding weight.
 */
export function compareNames(
  a: NameForm,
  b: NameForm,
  names: NameFrequencies,
  ignore?: readonly string[],
): NameMatch {
  // One order for both directions: who is compared with whom changes nothing.
  if (a.text > b.text) return compareNames(b, a, names, ignore);
  const pairing = pairWords(a, b, names);
  const given = givenLevel(a, b, pairing, names);
  const paired = a.words.length > pairing.freeA;
  const level = paired ? nameLevel(a, pairing, given) : 'different';
  const agrees = level !== 'family' && level !== 'different';
  const bits = agrees ? agreedBits(a, b, pairing, names, ignore) : 0;
  return { level, given, bits, covered: pairing.freeA === 0 || pairing.freeB === 0 };
}

function nameLevel(a: NameForm, pairing: Pairing, given: GivenLevel): NameLevel {
  const { freeA, freeB, worst, inOrder } = pairing;
  if (given === 'different' || given === 'alike') return 'family';
  if (freeA > 0 && freeB > 0) return surnamePaired(a, pairing) ? 'changed' : 'first';
  if (freeA > 0 || freeB > 0 || worst >= HOW.start) return 'part';
  if (worst >= HOW.typo) return 'typo';
  return worst === HOW.equal && inOrder ? 'equal' : 'variant';
}

function surnamePaired(a: NameForm, { how }: Pairing): boolean {
  for (let i = a.given; i < a.words.length; i += 1)
    if (how[i] !== HOW.none && how[i] !== HOW.initial) return true;
  return false;
}

/** By how the first words found each other, in the order of HOW. */
const GIVEN_BY_PAIR: readonly GivenLevel[] = [
  'different',
  'same',
  'sound',
  'same',
  'typo',
  'doubtful',
  'alike',
  'doubtful',
  'doubtful',
];

function givenLevel(a: NameForm, b: NameForm, pairing: Pairing, names: NameFrequencies): GivenLevel {
  const { partner, how, takenB, freeA, freeB } = pairing;
  if (partner[0] !== 0) {
    // MARIA APARECIDA written APARECIDA, or the words in another order; else two first names without partner.
    const bothFree = (partner[0] ?? -1) < 0 && takenB[0] === 0;
    return bothFree || (freeA > 0 && freeB > 0) ? 'different' : 'part';
  }
  const first = GIVEN_BY_PAIR[how[0] ?? 0] ?? 'different';
  if (first === 'different') return first;
  const others = otherGivenLevel(a, b, pairing, names);
  if (others === 'same') return first;
  return GIVEN_LEVELS.indexOf(others) > GIVEN_LEVELS.indexOf(first) ? others : first;
}

/** The second given names: ANA PAULA and ANA LUISA are two persons, ANA and ANA LUISA may be one. */
function otherGivenLevel(a: NameForm, b: NameForm, pairing: Pairing, names: NameFrequencies): GivenLevel {
  const { partner, how, takenB, freeA, freeB } = pairing;
  let worst: GivenLevel = 'same';
  let missingA = 0;
  let missingB = 0;
  let particles = 0;
  for (let i = 1; i < a.words.length; i += 1) {
    const place = partner[i] ?? -1;
    if (place >= 0) {
      const level = otherGivenByPair(a, b, i, place, how[i] ?? HOW.none);
      if (GIVEN_LEVELS.indexOf(level) > GIVEN_LEVELS.indexOf(worst)) worst = level;
    } else if (isGiven(a, i, names)) {
      missingA += 1;
      particles += isParticle(a, i);
    }
  }
  if (worst === 'alike') return worst;
  for (let j = 1; j < b.words.length; j += 1) {
    if (takenB[j] !== 0 || !isGiven(b, j, names)) continue;
    missingB += 1;
    particles += isParticle(b, j);
  }
  if (missingA > 0 && missingB > 0) return 'different';
  if (missingA + missingB === particles) return worst;
  return freeA > 0 && freeB > 0 ? 'doubtful' : 'part';
}

/** What a word after the first says of the given names, by how it found its partner. */
function otherGivenByPair(a: NameForm, b: NameForm, i: number, j: number, kind: number): GivenLevel {
  if (kind === HOW.initial)
    return isSecondGiven(longer(a.words[i] ?? '', b.words[j] ?? '')) ? 'initial' : 'same';
  if (kind !== HOW.typo && kind !== HOW.alike) return 'same';
  if (i >= a.given && j >= b.given) return 'same';
  return kind === HOW.alike ? 'alike' : 'typo';
}

const longer = (a: string, b: string): string => (a.length > b.length ? a : b);

/** 1 for the initial of a particle (JOSE D SILVA): it was never part of the given names. */
const isParticle = ({ words }: NameForm, place: number): number => Number(words[place] === 'D');

/**
 * A second word that is no surname anybody knows is taken for a given name: one that no list has, or its initial
 * (ANA KALINE LIMA, ANA K LIMA).
 */
function isGiven(form: NameForm, place: number, names: NameFrequencies): boolean {
  if (place < form.given) return true;
  const word = form.words[place] ?? '';
  return place === 1 && form.words.length > 2 && (word.length === 1 || !isSurname(names, word));
}

function agreedBits(
  a: NameForm,
  b: NameForm,
  { partner, how }: Pairing,
  names: NameFrequencies,
  ignore: readonly string[] | undefined,
): number {
  let bits = 0;
  let counted = 0;
  for (let i = 0; i < a.words.length; i += 1) {
    const kind = how[i] ?? HOW.none;
    const place = partner[i] ?? -1;
    if (kind === HOW.none || (kind === HOW.joined && i > 0 && place === partner[i - 1])) continue;
    const word = a.words[i] ?? '';
    const other = b.words[place] ?? '';
    if (ignore && (ignore.includes(word) || ignore.includes(other))) continue;
    const role = i < a.given ? 'given' : 'surname';
    const own = Math.min(rarity(names, word, role), rarity(names, other, role));
    const most = kind === HOW.initial ? INITIAL_BITS : kind === HOW.start ? START_BITS : MOST_BITS;
    const told = Math.min(own, most);
    bits += counted === 0 ? told : told * TOGETHER;
    counted += 1;
  }
  return Math.min(bits, MOST_BITS);
}

/** Likeness below which a word has no partner in the similarity of whole names. */
const PARTNER = 0.85;

/**
 * Similarity of two names from 0 to 1, for the deterministic rules: the mean of the best Jaro–Winkler of each word
 * of the shorter name, letters weighing alike; 0 when a word has no partner. Symmetric.
 */
export function nameSimilarity(a: NameForm, b: NameForm): number {
  if (a.text === b.text) return 1;
  if (a.words.length < b.words.length) return oneWay(a, b);
  if (a.words.length > b.words.length) return oneWay(b, a);
  return Math.max(oneWay(a, b), oneWay(b, a));
}

function oneWay(short: NameForm, long: NameForm): number {
  const taken = new Set<number>();
  let letters = 0;
  let sum = 0;
  for (let i = 0; i < short.words.length; i += 1) {
    const word = short.words[i] ?? '';
    let best = 0;
    let place = -1;
    for (let j = 0; j < long.words.length; j += 1) {
      if (taken.has(j)) continue;
      const other = long.words[j] ?? '';
      const likeness = short.sounds[i] === long.sounds[j] && word !== other ? 0.97 : jaroWinkler(word, other);
      if (likeness > best) [best, place] = [likeness, j];
    }
    if (best < PARTNER) return 0;
    taken.add(place);
    letters += word.length;
    sum += best * word.length;
  }
  return letters === 0 ? 0 : sum / letters;
}

import { editDistance } from './edit-distance.ts';
import type { NameForm } from './form.ts';
import { isKnownName, type NameFrequencies } from './frequencies.ts';

/** How a word found its partner: from surest to weakest. */
export const HOW = {
  none: 0,
  equal: 1,
  sound: 2,
  joined: 3,
  /** One slip of the pen. */
  typo: 4,
  /** Two slips. */
  slips: 5,
  /** Near, yet two names that people really bear. */
  alike: 6,
  start: 7,
  initial: 8,
} as const;

/**
 * One-to-one pairing of the words of two names. `partner[i]` is the place in `b` of the partner of word `i` of
 * `a` (−1: none), `how[i]` one of HOW; a joined word (MARIACLARA) takes two places of the other name.
 */
export type Pairing = {
  partner: Int8Array;
  how: Uint8Array;
  takenB: Uint8Array;
  freeA: number;
  freeB: number;
};

/** Pairs the words: equal first, then by sound, joined, by a slip of the pen, by beginning, by initial. */
export function pairWords(a: NameForm, b: NameForm, names: NameFrequencies): Pairing {
  const pairing: Pairing = {
    partner: new Int8Array(a.words.length).fill(-1),
    how: new Uint8Array(a.words.length),
    takenB: new Uint8Array(b.words.length),
    freeA: a.words.length,
    freeB: b.words.length,
  };
  byKey(pairing, a.words, b.words, HOW.equal);
  if (bothFree(pairing)) byKey(pairing, a.sounds, b.sounds, HOW.sound);
  if (bothFree(pairing)) byJoining(pairing, a.words, b.words);
  if (bothFree(pairing)) bySlip(pairing, a, b, names);
  if (bothFree(pairing)) byBeginning(pairing, a.words, b.words, names);
  return pairing;
}

const bothFree = ({ freeA, freeB }: Pairing): boolean => freeA > 0 && freeB > 0;

function take(pairing: Pairing, i: number, j: number, how: number): void {
  pairing.partner[i] = j;
  pairing.how[i] = how;
  pairing.takenB[j] = 1;
  pairing.freeA -= 1;
  pairing.freeB -= 1;
}

/** The same place first, so that 'SILVA SILVA' pairs in order. */
function byKey(pairing: Pairing, a: readonly string[], b: readonly string[], how: number): void {
  for (let i = 0; i < a.length; i += 1) {
    if (pairing.how[i] !== HOW.none) continue;
    let place = a[i] === b[i] && pairing.takenB[i] === 0 ? i : -1;
    for (let j = 0; place < 0 && j < b.length; j += 1) {
      if (a[i] === b[j] && pairing.takenB[j] === 0) place = j;
    }
    if (place >= 0) take(pairing, i, place, how);
  }
}

/** MARIACLARA for MARIA CLARA, either way round, and a particle stuck to its word (DASILVA). */
function byJoining(pairing: Pairing, a: readonly string[], b: readonly string[]): void {
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length && pairing.how[i] === HOW.none; j += 1) {
      if (pairing.takenB[j] === 0) join(pairing, a, b, i, j);
    }
  }
}

function join(pairing: Pairing, a: readonly string[], b: readonly string[], i: number, j: number): void {
  const [word, other] = [a[i] ?? '', b[j] ?? ''];
  if (pairing.takenB[j + 1] === 0 && isJoined(word, other, b[j + 1])) {
    take(pairing, i, j, HOW.joined);
    pairing.takenB[j + 1] = 1;
    pairing.freeB -= 1;
  } else if (pairing.how[i + 1] === HOW.none && isJoined(other, word, a[i + 1])) {
    take(pairing, i, j, HOW.joined);
    pairing.partner[i + 1] = j;
    pairing.how[i + 1] = HOW.joined;
    pairing.freeA -= 1;
  } else if (stuckParticle(word, other)) {
    take(pairing, i, j, HOW.joined);
  }
}

/** Two words long enough to be known even when the space between them became a letter (RITAIYASMIN). */
const LONG_JOINED = 8;

function isJoined(whole: string, start: string, end = ''): boolean {
  const extra = whole.length - start.length - end.length;
  if (extra === 0 && whole.startsWith(start) && whole.endsWith(end)) return true;
  if (whole.length < LONG_JOINED || Math.abs(extra) > 1 || start.length < 3 || end.length < 3) return false;
  return editDistance(whole, start + end, 1) <= 1;
}

const PARTICLE_BEFORE = /^(?:DA|DE|DO|DAS|DOS|E)$/;

function stuckParticle(a: string, b: string): boolean {
  const [short, long] = shorterFirst(a, b);
  if (short.length <= 3 || short.length === long.length || !long.endsWith(short)) return false;
  return PARTICLE_BEFORE.test(long.slice(0, -short.length));
}

/** Longer words may carry more slips and still be the same word. */
function slipsAllowed(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  if (short >= 4 && long >= 6) return 2;
  return short >= 3 && long >= 4 ? 1 : 0;
}

function bySlip(pairing: Pairing, a: NameForm, b: NameForm, names: NameFrequencies): void {
  for (let limit = 1; limit <= 2; limit += 1) {
    for (let i = 0; i < a.words.length; i += 1) {
      if (pairing.how[i] !== HOW.none) continue;
      const word = a.words[i] ?? '';
      for (let j = 0; j < b.words.length; j += 1) {
        const other = b.words[j] ?? '';
        if (pairing.takenB[j] === 1 || slipsAllowed(word, other) < limit) continue;
        // One slip adds at most one letter to the alphabet of a word and takes one from it.
        if (ones((a.letters[i] ?? 0) ^ (b.letters[j] ?? 0)) > 2 * limit) continue;
        if (editDistance(word, other, limit) > limit) continue;
        // Two names that people really bear are two names, however near: MARIA and MARINA, DAVI and DAVID.
        const both = isKnownName(names, word) && isKnownName(names, other);
        take(pairing, i, j, both ? HOW.alike : limit === 1 ? HOW.typo : HOW.slips);
        break;
      }
    }
  }
}

/** How many bits of a number are set. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** S. for SILVA; OLIV for OLIVEIRA, unless the short word is a name itself (MARIA is not the start of MARIANA). */
function byBeginning(
  pairing: Pairing,
  a: readonly string[],
  b: readonly string[],
  names: NameFrequencies,
): void {
  for (let i = 0; i < a.length; i += 1) {
    if (pairing.how[i] !== HOW.none) continue;
    for (let j = 0; j < b.length; j += 1) {
      if (pairing.takenB[j] === 1) continue;
      const [short, long] = shorterFirst(a[i] ?? '', b[j] ?? '');
      if (short.length === long.length || !long.startsWith(short)) continue;
      if (short.length === 2 || (short.length > 2 && isKnownName(names, short))) continue;
      take(pairing, i, j, short.length === 1 ? HOW.initial : HOW.start);
      break;
    }
  }
}

const shorterFirst = (a: string, b: string): [string, string] => (a.length <= b.length ? [a, b] : [b, a]);

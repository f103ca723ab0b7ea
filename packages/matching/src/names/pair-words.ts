import { editDistance } from './edit-distance.ts';
import type { NameForm } from './form.ts';
import { isKnownName, type NameFrequencies } from './frequencies.ts';
import { lettersApart } from './letters.ts';

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

/** More words than a name form ever has, and one that is always free. */
const ROOM = 32;

/**
 * One-to-one pairing of the words of two names. `partner[i]` is the place in `b` of the partner of word `i` of
 * `a` (−1: none), `how[i]` one of HOW; a joined word (MARIACLARA) takes two places of the other name. `worst` is
 * the weakest HOW of all pairs, `inOrder` whether every word of `a` stands at the place of its partner.
 */
export type Pairing = {
  partner: Int8Array;
  how: Uint8Array;
  takenB: Uint8Array;
  freeA: number;
  freeB: number;
  worst: number;
  inOrder: boolean;
};

/** The one pairing there is at a time: this runs many millions of times, and making arrays would be most of it. */
const pairing: Pairing = {
  partner: new Int8Array(ROOM),
  how: new Uint8Array(ROOM),
  takenB: new Uint8Array(ROOM),
  freeA: 0,
  freeB: 0,
  worst: 0,
  inOrder: true,
};
const { partner, how, takenB } = pairing;

/**
 * Pairs the words: equal first, then by sound, joined, by a slip of the pen, by beginning, by initial. What comes
 * back is overwritten by the next call.
 */
export function pairWords(a: NameForm, b: NameForm, names: NameFrequencies): Readonly<Pairing> {
  partner.fill(-1, 0, a.words.length + 1);
  how.fill(HOW.none, 0, a.words.length + 1);
  takenB.fill(0, 0, b.words.length + 1);
  pairing.freeA = a.words.length;
  pairing.freeB = b.words.length;
  pairing.worst = HOW.none;
  pairing.inOrder = true;
  byKey(a.words, b.words, HOW.equal);
  if (bothFree()) byKey(a.sounds, b.sounds, HOW.sound);
  if (bothFree()) byJoining(a.words, b.words);
  if (bothFree()) bySlip(a, b, names);
  if (bothFree()) byBeginning(a.words, b.words, names);
  return pairing;
}

const bothFree = (): boolean => pairing.freeA > 0 && pairing.freeB > 0;

function take(i: number, j: number, kind: number): void {
  partner[i] = j;
  how[i] = kind;
  takenB[j] = 1;
  pairing.freeA -= 1;
  pairing.freeB -= 1;
  pairing.worst = Math.max(pairing.worst, kind);
  if (i !== j) pairing.inOrder = false;
}

/** The same place first, so that 'SILVA SILVA' pairs in order. */
function byKey(a: readonly string[], b: readonly string[], kind: number): void {
  for (let i = 0; i < a.length; i += 1) {
    if (how[i] !== HOW.none) continue;
    const key = a[i];
    if (key === b[i] && takenB[i] === 0) {
      take(i, i, kind);
      continue;
    }
    for (let j = 0; j < b.length; j += 1) {
      if (key !== b[j] || takenB[j] !== 0) continue;
      take(i, j, kind);
      break;
    }
  }
}

/** MARIACLARA for MARIA CLARA, either way round, and a particle stuck to its word (DASILVA). */
function byJoining(a: readonly string[], b: readonly string[]): void {
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length && how[i] === HOW.none; j += 1) {
      if (takenB[j] === 0) join(a, b, i, j);
    }
  }
}

function join(a: readonly string[], b: readonly string[], i: number, j: number): void {
  const [word, other] = [a[i] ?? '', b[j] ?? ''];
  if (j + 1 < b.length && takenB[j + 1] === 0 && isJoined(word, other, b[j + 1] ?? '')) {
    take(i, j, HOW.joined);
    takenB[j + 1] = 1;
    pairing.freeB -= 1;
  } else if (i + 1 < a.length && how[i + 1] === HOW.none && isJoined(other, word, a[i + 1] ?? '')) {
    take(i, j, HOW.joined);
    partner[i + 1] = j;
    how[i + 1] = HOW.joined;
    pairing.freeA -= 1;
  } else if (stuckParticle(word, other)) {
    take(i, j, HOW.joined);
  }
}

/** Two words long enough to be known even when the space between them became a letter (RITAIYASMIN). */
const LONG_JOINED = 8;

function isJoined(whole: string, start: string, end: string): boolean {
  const extra = whole.length - start.length - end.length;
  if (extra < -1 || extra > 1) return false;
  if (extra === 0 && whole.startsWith(start) && whole.endsWith(end)) return true;
  if (whole.length < LONG_JOINED || start.length < 3 || end.length < 3) return false;
  return whole[0] === start[0] && editDistance(whole, start + end, 1) <= 1;
}

const PARTICLE_BEFORE = /^(?:DA|DE|DO|DAS|DOS|E)$/;

function stuckParticle(a: string, b: string): boolean {
  const extra = Math.abs(a.length - b.length);
  if (extra === 0 || extra > 3) return false;
  const [short, long] = shorterFirst(a, b);
  return short.length > 3 && long.endsWith(short) && PARTICLE_BEFORE.test(long.slice(0, extra));
}

/** Longer words may carry more slips and still be the same word. */
function slipsAllowed(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  if (short >= 4 && long >= 6) return 2;
  return short >= 3 && long >= 4 ? 1 : 0;
}

function bySlip(a: NameForm, b: NameForm, names: NameFrequencies): void {
  for (let i = 0; i < a.words.length; i += 1) {
    if (how[i] !== HOW.none) continue;
    const word = a.words[i] ?? '';
    const letters = a.letters[i] ?? 0;
    let least = 3;
    let place = -1;
    for (let j = 0; j < b.words.length; j += 1) {
      if (takenB[j] !== 0) continue;
      const other = b.words[j] ?? '';
      const limit = Math.min(least - 1, slipsAllowed(word, other));
      if (limit === 0 || lettersApart(letters, b.letters[j] ?? 0) > 2 * limit) continue;
      const slips = editDistance(word, other, limit);
      if (slips <= limit) [least, place] = [slips, j];
    }
    if (place >= 0) take(i, place, kindOfSlip(word, b.words[place] ?? '', least, names));
  }
}

/** Two names that people really bear are two names, however near: MARIA and MARINA, DAVI and DAVID. */
function kindOfSlip(word: string, other: string, slips: number, names: NameFrequencies): number {
  if (isKnownName(names, word) && isKnownName(names, other)) return HOW.alike;
  return slips === 1 ? HOW.typo : HOW.slips;
}

/** S. for SILVA; OLIV for OLIVEIRA, unless the short word is a name itself (MARIA is not the start of MARIANA). */
function byBeginning(a: readonly string[], b: readonly string[], names: NameFrequencies): void {
  for (let i = 0; i < a.length; i += 1) {
    if (how[i] !== HOW.none) continue;
    const word = a[i] ?? '';
    for (let j = 0; j < b.length; j += 1) {
      const other = b[j] ?? '';
      if (takenB[j] !== 0 || word.charCodeAt(0) !== other.charCodeAt(0)) continue;
      const [short, long] = shorterFirst(word, other);
      if (short.length === 2 || short.length === long.length || !long.startsWith(short)) continue;
      if (short.length > 2 && isKnownName(names, short)) continue;
      take(i, j, short.length === 1 ? HOW.initial : HOW.start);
      break;
    }
  }
}

const shorterFirst = (a: string, b: string): [string, string] => (a.length <= b.length ? [a, b] : [b, a]);

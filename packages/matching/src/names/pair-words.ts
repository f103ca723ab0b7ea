import { editDistance } from './edit-distance.ts';
import type { NameForm } from './form.ts';
import { isKnownName, type NameFrequencies } from './frequencies.ts';

/** How a word found its partner: from surest to weakest. */
export const WORD_PAIRS = ['none', 'equal', 'sound', 'joined', 'typo', 'alike', 'start', 'initial'] as const;
export type WordPair = (typeof WORD_PAIRS)[number];

/**
 * One-to-one pairing of the words of two names. `partner[i]` is the place in `b` of the partner of word `i` of
 * `a` (−1: none), `how[i]` how it was found; a joined word (MARIACLARA) takes two places of the other name.
 */
export type Pairing = { partner: Int8Array; how: WordPair[]; freeA: number; freeB: number; takenB: Uint8Array };

/** Pairs the words: equal first, then by sound, joined, by a slip of the pen, by beginning, by initial. */
export function pairWords(a: NameForm, b: NameForm, names: NameFrequencies): Pairing {
  const pairing: Pairing = {
    partner: new Int8Array(a.words.length).fill(-1),
    how: a.words.map(() => 'none'),
    freeA: a.words.length,
    freeB: b.words.length,
    takenB: new Uint8Array(b.words.length),
  };
  byKey(pairing, a.words, b.words, 'equal');
  if (pairing.freeA > 0 && pairing.freeB > 0) byKey(pairing, a.sounds, b.sounds, 'sound');
  if (pairing.freeA > 0 && pairing.freeB > 0) {
    byJoining(pairing, a.words, b.words);
    bySlip(pairing, a, b, names);
    byBeginning(pairing, a.words, b.words, names);
  }
  return pairing;
}

function take(pairing: Pairing, i: number, j: number, how: WordPair): void {
  pairing.partner[i] = j;
  pairing.how[i] = how;
  pairing.takenB[j] = 1;
  pairing.freeA -= 1;
  pairing.freeB -= 1;
}

/** The same place first, so that 'SILVA SILVA' pairs in order. */
function byKey(pairing: Pairing, a: readonly string[], b: readonly string[], how: WordPair): void {
  for (let i = 0; i < a.length; i += 1) {
    if (pairing.how[i] !== 'none') continue;
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
    if (pairing.how[i] !== 'none') continue;
    const word = a[i] ?? '';
    for (let j = 0; j < b.length; j += 1) {
      if (pairing.takenB[j] === 1) continue;
      if (pairing.takenB[j + 1] === 0 && word === `${b[j]}${b[j + 1]}`) {
        take(pairing, i, j, 'joined');
        pairing.takenB[j + 1] = 1;
        pairing.freeB -= 1;
        break;
      }
      if (pairing.how[i + 1] === 'none' && b[j] === `${word}${a[i + 1]}`) {
        take(pairing, i, j, 'joined');
        pairing.partner[i + 1] = j;
        pairing.how[i + 1] = 'joined';
        pairing.freeA -= 1;
        break;
      }
      if (stuckParticle(word, b[j] ?? '')) {
        take(pairing, i, j, 'joined');
        break;
      }
    }
  }
}

const PARTICLE_BEFORE = /^(?:DA|DE|DO|DAS|DOS|E)$/;

function stuckParticle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && long.endsWith(short) && PARTICLE_BEFORE.test(long.slice(0, -short.length));
}

/** Longer words may carry more slips and still be the same word. */
const slipsAllowed = (shortest: number): number => (shortest >= 6 ? 2 : shortest >= 4 ? 1 : 0);

function bySlip(pairing: Pairing, a: NameForm, b: NameForm, names: NameFrequencies): void {
  for (let limit = 1; limit <= 2; limit += 1) {
    for (let i = 0; i < a.words.length; i += 1) {
      if (pairing.how[i] !== 'none') continue;
      const word = a.words[i] ?? '';
      for (let j = 0; j < b.words.length; j += 1) {
        const other = b.words[j] ?? '';
        if (pairing.takenB[j] === 1 || slipsAllowed(Math.min(word.length, other.length)) < limit) continue;
        if (editDistance(word, other, limit) > limit) continue;
        // Two names that people really bear are two names, however near: MARIA and MARINA, DAVI and DAVID.
        const both = isKnownName(names, word) && isKnownName(names, other);
        take(pairing, i, j, both ? 'alike' : 'typo');
        break;
      }
    }
  }
}

/** S. for SILVA; OLIV for OLIVEIRA, unless the short word is a name itself (MARIA is not the start of MARIANA). */
function byBeginning(
  pairing: Pairing,
  a: readonly string[],
  b: readonly string[],
  names: NameFrequencies,
): void {
  for (let i = 0; i < a.length; i += 1) {
    if (pairing.how[i] !== 'none') continue;
    for (let j = 0; j < b.length; j += 1) {
      if (pairing.takenB[j] === 1) continue;
      const [short, long] = shorterFirst(a[i] ?? '', b[j] ?? '');
      if (short.length === long.length || !long.startsWith(short)) continue;
      if (short.length === 2 || (short.length > 2 && isKnownName(names, short))) continue;
      take(pairing, i, j, short.length === 1 ? 'initial' : 'start');
      break;
    }
  }
}

const shorterFirst = (a: string, b: string): [string, string] => (a.length <= b.length ? [a, b] : [b, a]);

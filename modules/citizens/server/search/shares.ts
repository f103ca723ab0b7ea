import { phonetic } from '@pec-aberto/matching';
import type { Db } from '#platform/db/database';
import { readWords } from './share-queries.ts';

/** What share of the citizens carries a word of `citizen.search`, or a word that begins so. */
export type Shares = {
  of(word: string): number;
  beginning(part: string): number;
  /** Is it one of the common words, by itself? */
  isCommon(word: string): boolean;
  /** Common words that sound as this one: JOSE of "joze". */
  soundingAs(word: string): readonly string[];
  /**
   * The word itself where it begins a common one; else the common one that sounds as it. Undefined where none does, or
   * several: TIAGU may be TIAGO and THIAGO.
   */
  commonly(word: string): string | undefined;
  /** The commonest word that is one slip of the keyboard away: MARIA of MRIA. */
  nearest(word: string): string | undefined;
  citizens: number;
};

/** Of shorter words every other is near. */
const SHORTEST_SLIP = 4;

/** Nobody asked PostgreSQL yet, or it has not looked at the table: everything is rare. */
const RAREST = 1e-6;

export function sharesOf(words: ReadonlyMap<string, number>, citizens: number): Shares {
  const sorted = [...words.keys()].sort();
  let sounds: Map<string, string[]> | undefined;
  function soundingAs(word: string): readonly string[] {
    sounds ??= bySound(sorted);
    return sounds.get(phonetic(word)) ?? [];
  }
  return {
    citizens,
    isCommon: (word) => words.has(word),
    soundingAs,
    commonly(word) {
      if (sorted[firstFrom(sorted, word)]?.startsWith(word)) return word;
      const [alike, ...others] = soundingAs(word);
      return others.length === 0 ? alike : undefined;
    },
    nearest(word) {
      if (word.length < SHORTEST_SLIP) return undefined;
      const near = sorted.filter((one) => /^[A-Z]/.test(one) && isSlip(word, one));
      return near.toSorted((a, b) => (words.get(b) ?? 0) - (words.get(a) ?? 0))[0];
    },
    of: (word) => words.get(word) ?? RAREST,
    beginning(part) {
      let share = RAREST;
      for (let at = firstFrom(sorted, part); sorted[at]?.startsWith(part); at++) {
        share += words.get(sorted[at] ?? '') ?? 0;
      }
      return Math.min(share, 1);
    },
  };
}

/** Is one letter missing, too many or another, or are two beside each other the wrong way round? */
function isSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const rest = (word: string, from: number) => word.slice(at + from);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2);
  return isSwapped || rest(a, 1) === rest(b, 1);
}

/** Words of the person's own names, which alone are in capitals, by how they sound. */
function bySound(words: readonly string[]): Map<string, string[]> {
  const sounds = new Map<string, string[]>();
  for (const word of words.filter((one) => /^[A-Z]/.test(one))) {
    const sound = phonetic(word);
    sounds.set(sound, [...(sounds.get(sound) ?? []), word]);
  }
  return sounds;
}

/** Place of the first entry that is not before `part`. */
function firstFrom(sorted: readonly string[], part: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < part) from = middle + 1;
    else to = middle;
  }
  return from;
}

const FRESH_MS = 10 * 60_000;
const known = new WeakMap<object, { at: number; shares: Promise<Shares> }>();

/**
 * The statistics that ANALYZE keeps of the column: the thousand commonest words, down to about one citizen in six
 * hundred. Read once in ten minutes: they steer, they decide nothing.
 */
export function currentShares(db: Db, now: number): Promise<Shares> {
  const before = known.get(db);
  if (before && now - before.at < FRESH_MS && now >= before.at) return before.shares;
  const shares = readShares(db);
  known.set(db, { at: now, shares });
  // A failure is not remembered.
  shares.catch(() => known.delete(db));
  return shares;
}

async function readShares(db: Db): Promise<Shares> {
  const { words, citizens } = await readWords(db);
  return sharesOf(words, citizens);
}

import { type Prepared, preparedKeys } from '@pec-aberto/matching';

/*
 * `citizen.match_keys`: the blocking keys of packages/matching as numbers. The lowest four bits tell the kind of the
 * key, the 49 above them are a hash of its text: whole numbers of JavaScript, and so rare a collision that a million
 * people meet some thousand strangers by it, who are then compared and forgotten.
 */
const KINDS = 'CSTEBDNFPQRA';
const KIND_SIZE = 16;

const kindOf = (key: number): string => KINDS[key % KIND_SIZE] ?? '';

/** Days of birth bring together too many people; beside another key they count. */
export const isDayKey = (key: number): boolean => 'BD'.includes(kindOf(key));

/** Who shares one of `lookup` and one more of `all`, or a number among them, is worth comparing. */
export type Keys = { all: number[]; lookup: number[] };

/**
 * A CPF, a card, an e-mail: one of them in common is reason enough to compare. As SQL sees the kinds: remainders of
 * the division by 16.
 */
export const NUMBER_KINDS = ['C', 'S', 'E'].map((kind) => KINDS.indexOf(kind));
/** The kinds of {@link isDayKey}. */
export const DAY_KINDS = ['B', 'D'].map((kind) => KINDS.indexOf(kind));

/** Written to the row of whoever is written. */
export const matchKeys = (person: Prepared): number[] => preparedKeys(person).map(keyNumber);

/** `common` are keys that too many share: they find nobody, and prove nothing. */
export function lookupKeys(keys: readonly number[], common: ReadonlySet<number>): Keys {
  const all = keys.filter((key) => !common.has(key));
  return { all, lookup: all.filter((key) => !isDayKey(key)) };
}

/** 49 bits of the text (two rounds of FNV-1a, mixed) and its kind. */
function keyNumber(key: string): number {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let place = 0; place < key.length; place += 1) {
    const code = key.charCodeAt(place);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high = (high << 13) | (high >>> 19);
  }
  low = mixed(low ^ (high >>> 15));
  high = mixed(high ^ (low >>> 13));
  const hash = (high >>> 15) * 0x1_0000_0000 + (low >>> 0);
  return hash * KIND_SIZE + KINDS.indexOf(key.charAt(0));
}

function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

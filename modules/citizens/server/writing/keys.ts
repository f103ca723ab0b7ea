import { createHash } from 'node:crypto';
import { isDayKey, matchKeys } from '../likely/keys.ts';
import { preparePerson, type Told } from '../likely/person.ts';
import { searchWords } from '../search/words.ts';
import type { CitizenRecord, KeptDocument } from '../record/record.ts';

/** What a person may be found by: every name, and every number had, also those taken off. */
export function wordsOf(record: CitizenRecord, documents: readonly KeptDocument[]): string[] {
  return searchWords({
    ...record,
    phones: [record.phoneHome, record.phoneMobile, record.phoneContact],
    numbers: documents.map((document) => document.number),
  });
}

/**
 * Locks of who is being written: two desks that write one number, or two registrations that the check at entry would show to
 * each other (they share a key of matching), come one after the other, and the second finds the first. Sorted, so
 * that two never wait for each other.
 */
export function personLocks(
  person: Told,
  numbers: ReadonlyArray<{ kind: string; number: string }>,
): string[] {
  const alike = matchKeys(preparePerson('', person, [])).filter((key) => !isDayKey(key));
  return [
    ...alike.map(String),
    ...numbers.map(({ kind, number }) => textLock(`${kind}:${number}`)),
  ].toSorted();
}

/** 64 bits of a text as PostgreSQL's bigint: the lock of whatever it names. */
export const textLock = (text: string): string =>
  createHash('sha256').update(text).digest().readBigInt64BE().toString();

import { createHash } from 'node:crypto';
import { nameTokens, normaliseName } from '@pec-aberto/matching';
import { searchWords } from '../search/words.ts';
import type { CitizenRecord, KeptDocument } from './record.ts';

/** What a person may be found by: every name, and every number had, also those taken off. */
export function wordsOf(record: CitizenRecord, documents: readonly KeptDocument[]): string[] {
  return searchWords({
    ...record,
    phones: [record.phoneHome, record.phoneMobile, record.phoneContact],
    numbers: documents.map((document) => document.number),
  });
}

type Person = Pick<CitizenRecord, 'cpf' | 'cns' | 'name' | 'birthDate' | 'motherName'>;

/**
 * Locks of who is being written: two desks that write the same CPF, the same CNS or the same person (name, birth,
 * mother) come one after the other, and the second finds the first. Sorted, so that two never wait for each other.
 */
export function personLocks({ cpf, cns, name, birthDate, motherName }: Person): string[] {
  const person = [nameTokens(name).join(' '), birthDate ?? '', normaliseName(motherName ?? '')].join('|');
  return [cpf && `cpf:${cpf}`, cns && `cns:${cns}`, `person:${person}`]
    .filter((key): key is string => typeof key === 'string')
    .map(textLock)
    .toSorted();
}

/** 64 bits of a text as PostgreSQL's bigint: the lock of whatever it names. */
export const textLock = (text: string): string =>
  createHash('sha256').update(text).digest().readBigInt64BE().toString();

import { commonKey } from '../model.ts';
import type { NameFrequencies } from '../names/frequencies.ts';
import type { Prepared } from '../prepare.ts';

/** A number, address or date that so many people of one base share is more common than usual. */
const COMMON_FROM = 4;
const COMMON_BIRTH_FROM = 20;
const COMMON_BIRTH_SHARE = 2e-4;

type NameCounts = { given: Map<string, number>; surname: Map<string, number> };

const increase = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** How often the values of a base, or of a sample of it, occur. */
export class ValueCounts {
  people = 0;
  readonly values = new Map<string, number>();
  readonly names: NameCounts = { given: new Map(), surname: new Map() };

  constructor(people: Iterable<Prepared>) {
    for (const person of people) this.#add(person);
  }

  #add(person: Prepared): void {
    this.people += 1;
    for (const name of [person.name, person.mother]) {
      if (!name) continue;
      for (const [place, word] of name.words.entries()) {
        if (name.words.indexOf(word) < place) continue;
        increase(place < name.given ? this.names.given : this.names.surname, word);
      }
    }
    for (const key of valuesOf(person)) increase(this.values, key);
  }
}

function valuesOf(person: Prepared): string[] {
  const keys = person.phones.map((phone) => commonKey('T', phone));
  for (const cns of person.cns) keys.push(commonKey('S', cns));
  if (person.cpf) keys.push(commonKey('C', person.cpf));
  if (person.email) keys.push(commonKey('E', person.email));
  if (person.birth) keys.push(commonKey('b', person.birth));
  if (person.municipality) keys.push(commonKey('m', person.municipality));
  if (person.birthMunicipality) keys.push(commonKey('n', person.birthMunicipality));
  return keys;
}

/** Shares of the values that are more common than usual in either base. */
export function commonShares(a: ValueCounts, b: ValueCounts): Map<string, number> {
  const shares = new Map<string, number>();
  for (const key of new Set([...a.values.keys(), ...b.values.keys()])) {
    const [inA, inB] = [a.values.get(key) ?? 0, b.values.get(key) ?? 0];
    const share = Math.max(inA / Math.max(1, a.people), inB / Math.max(1, b.people));
    if (isCommon(key, Math.max(inA, inB), share)) shares.set(key, share);
  }
  return shares;
}

function isCommon(key: string, count: number, share: number): boolean {
  if (key.startsWith('m') || key.startsWith('n')) return true;
  if (key.startsWith('b')) return count >= COMMON_BIRTH_FROM && share >= COMMON_BIRTH_SHARE;
  return count >= COMMON_FROM;
}

/** Shares of the words of names in both bases; persons and their mothers are counted alike. */
export function nameShares(...bases: readonly ValueCounts[]): NameFrequencies {
  const people = bases.reduce((sum, base) => sum + 2 * base.people, 0);
  const shares = (role: keyof NameCounts) => {
    const sum = new Map<string, number>();
    for (const base of bases) {
      for (const [word, count] of base.names[role]) sum.set(word, (sum.get(word) ?? 0) + count);
    }
    // A word met once or twice tells as little as one never met, and most words are so.
    return new Map([...sum].filter(([, count]) => count > 2).map(([word, count]) => [word, count / people]));
  };
  return { people, given: shares('given'), surname: shares('surname') };
}

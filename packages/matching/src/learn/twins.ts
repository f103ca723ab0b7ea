import type { Model } from '../model.ts';
import { compareNames, type NameMatch } from '../names/compare.ts';
import type { NameFrequencies } from '../names/frequencies.ts';
import type { Prepared } from '../prepare.ts';
import type { Settings } from '../settings.ts';

/**
 * Whether twins with nearly the same name must be reckoned with. Always in small files, of which nothing is known;
 * elsewhere when the twins met in the held base make more than a bearable share of wrong links to be expected: one of
 * them in the first base only, the other in the second only. That is rarer than both in one base as the bases have more
 * people in common.
 */
export function hasTwinsAlike(
  held: readonly Prepared[],
  sizes: { a: number; b: number },
  { names, prior }: Model,
  { twinsAlike }: Settings,
): boolean {
  if (held.length < twinsAlike.people) return true;
  const inBoth = (sizes.a * sizes.b) / (1 + 2 ** -prior);
  const [ofA, ofB] = [inBoth / sizes.a, inBoth / sizes.b];
  const apart = Math.max(LEAST_APART, (2 * (1 - ofA) * (1 - ofB) * sizes.b) / sizes.a);
  return apart * countTwinsAlike(held, names) > twinsAlike.wrong * inBoth;
}

/** Twins of whom each base has one, for each two in one base: no fewer, for what the bases share is a guess. */
const LEAST_APART = 0.1;

/** Pairs born the same day to the same mother with nearly the same name. */
function countTwinsAlike(people: readonly Prepared[], names: NameFrequencies): number {
  const families = new Map<string, Prepared>();
  let alike = 0;
  for (const person of people) {
    if (!person.mother || person.birth === 0) continue;
    const key = `${person.birth}${person.mother.sounds.join(' ')}`;
    const first = families.get(key);
    if (!first) families.set(key, person);
    else if (areAlike(first, person, names)) alike += 1;
  }
  return alike;
}

const NEAR: ReadonlySet<NameMatch['given']> = new Set(['initial', 'typo', 'doubtful', 'alike']);

/** Two people, as far as their numbers tell, with names that a hurried clerk may write for each other. */
function areAlike(one: Prepared, other: Prepared, names: NameFrequencies): boolean {
  if (!one.name || !other.name) return false;
  if ((one.cpf !== '' && one.cpf === other.cpf) || one.cns.some((cns) => other.cns.includes(cns)))
    return false;
  if (NEAR.has(compareNames(one.name, other.name, names).given)) return true;
  const [first, second] = [one.name.words, other.name.words];
  return (
    one.name.given > 1 && other.name.given > 1 && first[0] === second[0] && first[1]?.[0] === second[1]?.[0]
  );
}

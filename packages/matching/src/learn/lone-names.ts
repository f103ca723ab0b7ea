import type { Comparison } from '../compare.ts';
import { PLACE } from '../fields.ts';
import type { Prepared } from '../prepare.ts';
import type { Settings } from '../settings.ts';

const CONFIRMING = ['mother', 'father', 'cpf', 'cns', 'phone', 'email', 'address'] as const;
const LIKELY = 0.9;
/** Where fewer of the likely pairs than this have something to confirm them, the files are bare. */
const CONFIRMED = 0.2;

/**
 * How rare a name must be, in bits, to link with the date of birth and nothing else. Where namesakes born the same
 * day are met within one base, nothing is rare enough; where the files have nothing else, the weights decide.
 */
export function loneNameBits(
  pairs: readonly Comparison[],
  people: readonly Prepared[],
  settings: Settings,
): number {
  if (shareOfNamesakes(people) > settings.namesakes) return Number.POSITIVE_INFINITY;
  return isBare(pairs) ? 0 : settings.bitsOfLoneName;
}

/** True when the files tell next to nothing beside name, birth and sex. */
function isBare(pairs: readonly Comparison[]): boolean {
  const likely = pairs.filter(({ score }) => score > LIKELY);
  const told = likely.filter(({ levels }) => CONFIRMING.some((field) => (levels[PLACE[field]] ?? -1) >= 0));
  return likely.length > 0 && told.length < likely.length * CONFIRMED;
}

/** Share of the people of one base with somebody of the same name and birth in it who is not the same person. */
function shareOfNamesakes(people: readonly Prepared[]): number {
  const groups = new Map<string, Prepared[]>();
  for (const person of people) {
    if (!person.name || person.birth === 0) continue;
    const key = `${person.birth}${person.name.text}`;
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  const namesakes = [...groups.values()].filter((group) =>
    group.some((one) => one !== group[0] && differs(group[0], one)),
  );
  return (2 * namesakes.length) / Math.max(1, people.length);
}

/** Two records that are not somebody entered twice, as far as mother and CPF tell. */
function differs(one: Prepared | undefined, other: Prepared): boolean {
  if (!one) return false;
  if (one.cpf && one.cpf === other.cpf) return false;
  return !one.mother || !other.mother || one.mother.text !== other.mother.text;
}

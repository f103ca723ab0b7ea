import type { Comparison } from './compare.ts';
import { levelOf, PLACE } from './fields.ts';
import { GIVEN_LEVELS, type GivenLevel, NAME_LEVELS } from './names/compare.ts';
import type { Prepared } from './prepare.ts';
import type { Settings } from './settings.ts';

/**
 * Why a pair is not linked without a person looking (unification-design §9.5, rules 1 and 5).
 * newborn: without a name of his own; death: one died, the other lives, or on another day; sex: contradicts;
 * twins: born the same day to the same mother, other given name; elder-cpf: the CPF also stands on somebody
 * much older; cpf-differs, cns-differs: both have valid ones, not the same; mother-differs; birth-differs: not
 * even nearly the same day; birth-unknown; generation: JUNIOR, FILHO or NETO on one side only, other birth date;
 * thin: nothing but a common name and the date of birth.
 */
export const GUARDS = [
  'newborn',
  'death',
  'sex',
  'twins',
  'elder-cpf',
  'cpf-differs',
  'cns-differs',
  'mother-differs',
  'birth-differs',
  'birth-unknown',
  'generation',
  'thin',
] as const;
export type Guard = (typeof GUARDS)[number];

/** Guards that stop every rule; the others stop only the links by probability. */
const ABSOLUTE: ReadonlySet<Guard> = new Set([
  'newborn',
  'death',
  'sex',
  'twins',
  'elder-cpf',
  'cpf-differs',
  'generation',
]);

export const isAbsolute = (guard: Guard): boolean => ABSOLUTE.has(guard);

/** What the judgement of a pair needs beyond the two people. */
export type Surroundings = {
  readonly settings: Settings;
  /** Birth (as in Prepared, 0: unknown) of the oldest person who carries a CPF in either base. */
  oldestWithCpf(cpf: string): number;
  /** True when the files carry nothing that could confirm a name and a date of birth (no mother, no address…). */
  readonly bare: boolean;
};

/** Everything that speaks against an automatic link of the two. */
export function guardsOf(a: Prepared, b: Prepared, comparison: Comparison, around: Surroundings): Guard[] {
  const found: Record<Guard, boolean> = {
    newborn: a.nameless || b.nameless,
    death: deathContradicts(a, b),
    sex: at(comparison, 'sex') === 1,
    twins: twins(a, b, comparison),
    'elder-cpf': elderHasCpf(a, b, around),
    'cpf-differs': at(comparison, 'cpf') === levelOf('cpf', 'different'),
    'cns-differs': at(comparison, 'cns') === levelOf('cns', 'different'),
    'mother-differs': at(comparison, 'mother') >= FAMILY && at(comparison, 'mother') <= DIFFERENT,
    'birth-differs': at(comparison, 'birthDate') >= levelOf('birthDate', 'part'),
    'birth-unknown': at(comparison, 'birthDate') === -1,
    generation: otherGeneration(a, b, comparison),
    thin: isThin(comparison, around),
  };
  return GUARDS.filter((guard) => found[guard]);
}

const FAMILY = NAME_LEVELS.indexOf('family');
const DIFFERENT = NAME_LEVELS.indexOf('different');
const PART = NAME_LEVELS.indexOf('part');

const at = (comparison: Comparison, field: keyof typeof PLACE): number => comparison.levels[PLACE[field]] ?? -1;

/** undefined: that roster does not tell of deaths. */
function deathContradicts(a: Prepared, b: Prepared): boolean {
  if (a.deceasedOn === undefined || b.deceasedOn === undefined) return false;
  return a.deceasedOn !== b.deceasedOn;
}

const OTHER_GIVEN: readonly GivenLevel[] = ['alike', 'different'];

function twins(a: Prepared, b: Prepared, comparison: Comparison): boolean {
  if (at(comparison, 'birthDate') !== 0 || at(comparison, 'mother') === DIFFERENT) return false;
  const given = GIVEN_LEVELS[comparison.given];
  if (given !== undefined && OTHER_GIVEN.includes(given)) return true;
  // Two cards issued one after the other on the same day: twins at the same desk.
  return given !== 'same' && a.cns.some((one) => b.cns.some((other) => adjacentCns(one, other)));
}

function adjacentCns(a: string, b: string): boolean {
  if (a === b || a.slice(0, 3) !== b.slice(0, 3)) return false;
  return Math.abs(Number(a.slice(0, 11)) - Number(b.slice(0, 11))) <= 2;
}

function elderHasCpf(a: Prepared, b: Prepared, { settings, oldestWithCpf }: Surroundings): boolean {
  if (!a.cpf || a.cpf !== b.cpf) return false;
  const oldest = Math.min(...[a.birth, b.birth, oldestWithCpf(a.cpf)].filter((birth) => birth > 0));
  const youngest = Math.max(a.birth, b.birth);
  return Number.isFinite(oldest) && youngest - oldest > settings.parentYears * 10_000;
}

function otherGeneration(a: Prepared, b: Prepared, comparison: Comparison): boolean {
  const [one, other] = [a.name?.suffix ?? '', b.name?.suffix ?? ''];
  if (one === other) return false;
  return (one !== '' && other !== '') || at(comparison, 'birthDate') !== 0;
}

const CONFIRMS: readonly (readonly [keyof typeof PLACE, number])[] = [
  ['mother', PART + 2],
  ['father', PART],
  ['cpf', levelOf('cpf', 'near')],
  ['cns', levelOf('cns', 'provisional')],
  ['phone', 0],
  ['email', 0],
  ['address', levelOf('address', 'street')],
];

function isThin(comparison: Comparison, { settings, bare }: Surroundings): boolean {
  const confirmed = CONFIRMS.some(([field, worst]) => at(comparison, field) >= 0 && at(comparison, field) <= worst);
  if (confirmed) return false;
  return !bare && (comparison.bits[PLACE.name] ?? 0) < settings.bitsOfLoneName;
}

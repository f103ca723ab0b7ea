import type { Comparison } from './compare.ts';
import { levelOf, PLACE } from './fields.ts';
import { GIVEN_LEVELS, type GivenLevel, NAME_LEVELS } from './names/compare.ts';
import type { Prepared } from './prepare.ts';
import type { Settings } from './settings.ts';

/**
 * Why a pair is not linked without a person looking.
 * newborn: without a name of his own; name-unknown: nothing to compare; death: one died, the other lives, or on another
 * day; sex: contradicts; twins: born the same day to the same mother, other or perhaps other given name; elder-cpf: a
 * CPF also stands on somebody much older, so it tells nothing; cpf-differs, cns-differs: both have valid ones, not the
 * same; surname-differs: no surname agrees, nor a card, nor is it a woman who may have married; mother-differs: or the
 * father, where no mother is known; birth-differs: not even nearly the same day; birth-unknown: and too little else;
 * generation: JUNIOR, FILHO or NETO on one side only, other birth date; thin: nothing but name, birth and sex, which
 * strangers have in common too, however rare the name.
 */
const GUARDS = [
  'newborn',
  'name-unknown',
  'death',
  'sex',
  'twins',
  'elder-cpf',
  'cpf-differs',
  'cns-differs',
  'surname-differs',
  'mother-differs',
  'birth-differs',
  'birth-unknown',
  'generation',
  'thin',
] as const;
export type Guard = (typeof GUARDS)[number];

/**
 * What links a pair: `cpf`, `cns` and `name-mother-birth` are the deterministic rules, `number-name-parent` stands in for
 * them where a date of birth is missing, `probability` is the weights.
 */
export type Rule = 'cpf' | 'cns' | 'name-mother-birth' | 'number-name-parent' | 'probability';

/** Guards that stop every rule. */
const ABSOLUTE: ReadonlySet<Guard> = new Set([
  'newborn',
  'name-unknown',
  'death',
  'sex',
  'twins',
  'cpf-differs',
  'generation',
]);

/**
 * Whether a guard stops a rule. `elder-cpf` has taken part already: that CPF links nobody. Another mother stops the
 * rule of the CPF too, unless something else confirms: namesakes born the same day do get each other's CPF.
 */
export function stops(guard: Guard, rule: Rule | null, comparison: Comparison): boolean {
  if (guard === 'elder-cpf') return false;
  if (guard === 'mother-differs' && rule === 'cpf') return !isConfirmed(comparison, BESIDE_CPF);
  return rule === 'probability' || ABSOLUTE.has(guard);
}

/** What the judgement of a pair needs beyond the two people. */
export type Surroundings = {
  readonly settings: Settings;
  /** Birth (as in Prepared, 0: unknown) of the oldest person who carries a CPF in either base. */
  oldestWithCpf(cpf: string): number;
  /** Twins with nearly the same name must be reckoned with: false only where many people are known to have none. */
  readonly twinsAlike: boolean;
};

/** Everything that speaks against an automatic link of the two. */
export function guardsOf(a: Prepared, b: Prepared, comparison: Comparison, around: Surroundings): Guard[] {
  const found: Record<Guard, boolean> = {
    newborn: a.nameless || b.nameless,
    'name-unknown': comparison.given < 0 && !a.nameless && !b.nameless,
    death: deathContradicts(a, b),
    sex: at(comparison, 'sex') === 1,
    twins: twins(a, b, comparison, around),
    'elder-cpf': at(comparison, 'cpf') >= 0 && oneIsOfElder(a, b, around),
    'cpf-differs': at(comparison, 'cpf') === levelOf('cpf', 'different') && !oneIsOfElder(a, b, around),
    'cns-differs': at(comparison, 'cns') === levelOf('cns', 'different'),
    'surname-differs':
      at(comparison, 'name') === NAME_LEVELS.indexOf('first') && !otherSurname(a, b, comparison, around),
    'mother-differs': parentDiffers(comparison),
    'birth-differs': at(comparison, 'birthDate') === levelOf('birthDate', 'different'),
    'birth-unknown': at(comparison, 'birthDate') === -1 && !confirmedWithoutBirth(comparison),
    generation: otherGeneration(a, b, comparison),
    thin: isThin(comparison),
  };
  return GUARDS.filter((guard) => found[guard]);
}

const FAMILY = NAME_LEVELS.indexOf('family');
const DIFFERENT = NAME_LEVELS.indexOf('different');
const PART = NAME_LEVELS.indexOf('part');
const SOUND = GIVEN_LEVELS.indexOf('sound');

const at = (comparison: Comparison, field: keyof typeof PLACE): number =>
  comparison.levels[PLACE[field]] ?? -1;

/** undefined: that roster does not tell of deaths. A death on an unknown day may be that of any day. */
function deathContradicts(a: Prepared, b: Prepared): boolean {
  if (a.deceasedOn === undefined || b.deceasedOn === undefined) return false;
  if (a.deceasedOn === null || b.deceasedOn === null) return a.deceasedOn !== b.deceasedOn;
  return a.deceasedOn !== '' && b.deceasedOn !== '' && a.deceasedOn !== b.deceasedOn;
}

const OTHER_GIVEN: readonly GivenLevel[] = ['alike', 'different'];
/** Names that one person has by a slip or an abbreviation, and twins because parents like it so (ELISA, ELISE). */
const PERHAPS_OTHER: readonly GivenLevel[] = ['initial', 'typo', 'doubtful'];

function twins(a: Prepared, b: Prepared, comparison: Comparison, { twinsAlike }: Surroundings): boolean {
  if (at(comparison, 'birthDate') !== 0 || at(comparison, 'mother') === DIFFERENT) return false;
  const given = GIVEN_LEVELS[comparison.given];
  if (given === undefined) return false;
  if (OTHER_GIVEN.includes(given)) return true;
  if (twinsAlike && PERHAPS_OTHER.includes(given) && !isConfirmed(comparison, NUMBERS)) return true;
  // Two cards issued one after the other on the same day: twins at the same desk.
  return given !== 'same' && a.cns.some((one) => b.cns.some((other) => adjacentCns(one, other)));
}

function adjacentCns(a: string, b: string): boolean {
  if (a === b || a.slice(0, 3) !== b.slice(0, 3)) return false;
  return Math.abs(Number(a.slice(0, 11)) - Number(b.slice(0, 11))) <= 2;
}

/** True when a CPF of the two also stands on somebody so much older that it is taken for a parent's. */
export function isOfElder(cpf: string, a: Prepared, b: Prepared, around: Surroundings): boolean {
  const births = [a, b].filter((person) => person.cpf === cpf).map(({ birth }) => birth);
  const oldest = Math.min(...[...births, around.oldestWithCpf(cpf)].filter((birth) => birth > 0));
  const youngest = Math.max(a.birth, b.birth);
  return Number.isFinite(oldest) && youngest - oldest > around.settings.parentYears * 10_000;
}

/** True when one of the two carries such a CPF: it tells nothing of him or her. */
export function oneIsOfElder(a: Prepared, b: Prepared, around: Surroundings): boolean {
  return [a.cpf, b.cpf].some((cpf) => cpf !== '' && isOfElder(cpf, a, b, around));
}

/** The same card, or a grown woman whose mother's name agrees: she may have married. */
function otherSurname(a: Prepared, b: Prepared, comparison: Comparison, { settings }: Surroundings): boolean {
  if (at(comparison, 'cns') === 0) return true;
  const mother = at(comparison, 'mother');
  const women = a.sex === 'F' && b.sex === 'F' && !isChild(a, b, settings);
  return women && mother >= 0 && mother <= NAME_LEVELS.indexOf('typo');
}

/** True when the younger of the two is under age. */
export function isChild(a: Prepared, b: Prepared, { today, childAge }: Settings): boolean {
  const day = Number(today.replaceAll('-', ''));
  return Math.max(a.birth, b.birth) > day - childAge * 10_000;
}

/**
 * What is asked where a date of birth is missing: the name, and a number with a parent or both numbers. A son with his
 * father's name and CPF has other parents and another card; brothers have other given names.
 */
export function confirmedWithoutBirth(comparison: Comparison): boolean {
  const name = at(comparison, 'name');
  if (name < 0 || name > PART || comparison.given > SOUND || parentDiffers(comparison)) return false;
  const [cpf, cns] = [at(comparison, 'cpf') === 0, at(comparison, 'cns') === 0];
  return (cpf && cns) || ((cpf || cns) && isConfirmed(comparison, PARENTS));
}

function otherGeneration(a: Prepared, b: Prepared, comparison: Comparison): boolean {
  const [one, other] = [a.name?.suffix ?? '', b.name?.suffix ?? ''];
  if (one === other) return false;
  return (one !== '' && other !== '') || at(comparison, 'birthDate') !== 0;
}

/** Another mother; or another father, where the mother is not known of both. */
function parentDiffers(comparison: Comparison): boolean {
  const mother = at(comparison, 'mother');
  const parent = mother < 0 ? at(comparison, 'father') : mother;
  return parent >= FAMILY && parent <= DIFFERENT;
}

type Confirmation = readonly (readonly [field: keyof typeof PLACE, worst: number])[];

/** What corroborates a name and a date of birth: a document, a parent, or the household. */
const CONFIRMATIONS: Confirmation = [
  ['mother', NAME_LEVELS.indexOf('changed')],
  ['father', PART],
  ['cns', levelOf('cns', 'provisional')],
  ['phone', 0],
  ['email', 0],
  ['address', levelOf('address', 'house')],
];
const PARENTS: Confirmation = [
  ['mother', PART],
  ['father', PART],
];
const NUMBERS: Confirmation = [
  ['cpf', levelOf('cpf', 'near')],
  ['cns', levelOf('cns', 'provisional')],
];
const BESIDE_CPF = CONFIRMATIONS.filter(([field]) => field !== 'mother');

const isConfirmed = (comparison: Comparison, by: Confirmation): boolean =>
  by.some(([field, worst]) => at(comparison, field) >= 0 && at(comparison, field) <= worst);

/** Mother and father in each other's place, which `setParents` finds only where their names agree. */
const parentsExchanged = (comparison: Comparison): boolean =>
  at(comparison, 'mother') === levelOf('mother', 'exchanged');

/** An equal CPF confirms nothing: where it could, its rule has linked; elsewhere it may be somebody else's. */
const isThin = (comparison: Comparison): boolean =>
  at(comparison, 'cpf') !== levelOf('cpf', 'near') &&
  !parentsExchanged(comparison) &&
  !isConfirmed(comparison, CONFIRMATIONS);

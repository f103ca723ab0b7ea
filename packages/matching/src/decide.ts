import { birthCharactersApart } from './compare-fields.ts';
import { type Comparison, fieldWeight, probability } from './compare.ts';
import { levelOf, PLACE } from './fields.ts';
import {
  confirmedWithoutBirth,
  type Guard,
  guardsOf,
  isChild,
  isOfElder,
  oneIsOfElder,
  type Rule,
  stops,
  type Surroundings,
} from './guards.ts';
import { type Model, tablesOf } from './model.ts';
import { GIVEN_LEVELS, NAME_LEVELS, nameSimilarity } from './names/compare.ts';
import type { Prepared } from './prepare.ts';
import type { Settings } from './settings.ts';

/** What is to be done with a pair taken alone; rivals for the same person are weighed when links are assigned. */
export type Verdict = {
  decision: 'auto' | 'review' | 'none';
  /** The rule that links, or that would but for the guards. */
  rule: Rule | null;
  guards: readonly Guard[];
  /** An equal CPF is always worth a look, however improbable the pair. */
  sameCpf: boolean;
};

/** Judges a pair by rules, weights and guards. */
export function decide(
  a: Prepared,
  b: Prepared,
  comparison: Comparison,
  model: Model,
  around: Surroundings,
): Verdict {
  const sameCpf = comparison.levels[PLACE.cpf] === 0;
  const { settings } = around;
  const deterministic = comparison.score < settings.besideRule ? null : ruleOf(a, b, comparison, around);
  const probable = probabilityWithoutCpf(comparison, model) >= settings.auto && nearlyBorn(comparison);
  if (!deterministic && !probable && !sameCpf && comparison.score < settings.floor) {
    return { decision: 'none', rule: null, guards: [], sameCpf };
  }
  const guards = guardsOf(a, b, comparison, around);
  const rule = deterministic ?? (probable ? 'probability' : null);
  const stopped = guards.some((guard) => stops(guard, rule, comparison));
  return { decision: rule && !stopped ? 'auto' : 'review', rule, guards, sameCpf };
}

function ruleOf(a: Prepared, b: Prepared, comparison: Comparison, around: Surroundings): Rule | null {
  const { settings } = around;
  if (byCpf(a, b, comparison, settings) && !isOfElder(a.cpf, a, b, around)) return 'cpf';
  if (byCns(a, b, comparison, settings)) return 'cns';
  if (byNameMotherBirth(a, b, comparison, around)) return 'name-mother-birth';
  return byNumberNameParent(a, b, comparison, around) ? 'number-name-parent' : null;
}

/** Rule 1. An equal CPF alone never links: it may be the mother's, the father's or a twin's. */
function byCpf(a: Prepared, b: Prepared, comparison: Comparison, settings: Settings): boolean {
  if (comparison.levels[PLACE.cpf] !== 0 || !comparison.covered) return false;
  const apart = birthCharactersApart(a.birth, b.birth);
  if (apart > settings.cpf.birthCharacters) return false;
  if (isChild(a, b, settings) && !(a.name && b.name && a.name.text === b.name.text)) return false;
  return similarity(a, b) >= (apart === 0 ? settings.cpf.name : settings.cpf.nameWhenBirthDiffers);
}

/** Rule 2: a definitive card, the date and much the same name. */
function byCns(a: Prepared, b: Prepared, comparison: Comparison, settings: Settings): boolean {
  const equal = comparison.levels[PLACE.cns] === levelOf('cns', 'equal');
  return equal && comparison.levels[PLACE.birthDate] === 0 && similarity(a, b) >= settings.cns.name;
}

const VARIANT = NAME_LEVELS.indexOf('variant');
const PART = NAME_LEVELS.indexOf('part');
const SOUND = GIVEN_LEVELS.indexOf('sound');
const TYPO = GIVEN_LEVELS.indexOf('typo');

/** Rule 3: name, mother, date of birth and sex, and no document that says otherwise. */
function byNameMotherBirth(
  a: Prepared,
  b: Prepared,
  { levels, given }: Comparison,
  around: Surroundings,
): boolean {
  const upTo = (place: number, worst: number) => (levels[place] ?? -1) >= 0 && (levels[place] ?? -1) <= worst;
  if (levels[PLACE.birthDate] !== 0 || levels[PLACE.sex] !== 0) return false;
  if (levels[PLACE.cpf] === levelOf('cpf', 'different') && !oneIsOfElder(a, b, around)) return false;
  if (levels[PLACE.cns] === levelOf('cns', 'different')) return false;
  if (!upTo(PLACE.name, VARIANT) || given > SOUND || !upTo(PLACE.mother, VARIANT)) return false;
  return [a.name, b.name, a.mother, b.mother].every((name) => name !== null && name.words.length > 1);
}

/** In the place of the others where a date of birth is missing. */
function byNumberNameParent(a: Prepared, b: Prepared, comparison: Comparison, around: Surroundings): boolean {
  if (comparison.levels[PLACE.birthDate] !== -1 || !confirmedWithoutBirth(comparison)) return false;
  if (oneIsOfElder(a, b, around)) return false;
  return [a.name, b.name].every((name) => name !== null && name.words.length > 1);
}

/** Best similarity among the names and social names of the two. */
function similarity(a: Prepared, b: Prepared): number {
  let best = 0;
  for (const one of [a.name, a.social]) {
    for (const other of [b.name, b.social])
      if (one && other) best = Math.max(best, nameSimilarity(one, other));
  }
  return best;
}

/**
 * A CPF that did not satisfy its rule must not link by a detour: the rest has to be enough by itself.
 */
function probabilityWithoutCpf(comparison: Comparison, model: Model): number {
  if (comparison.levels[PLACE.cpf] !== 0) return comparison.score;
  const strangers = comparison.weight - fieldWeight(comparison, model, PLACE.cpf);
  const relatives = comparison.weightAmongRelatives - (tablesOf(model).relatives[PLACE.cpf]?.[0] ?? 0);
  return probability(strangers + model.prior, relatives + model.priorAmongRelatives);
}

/** With another date of birth, however near, the given name must be the same and a parent or a card confirm. */
function nearlyBorn({ levels, given }: Comparison): boolean {
  if (levels[PLACE.birthDate] === 0) return true;
  const upTo = (place: number, worst: number) => (levels[place] ?? -1) >= 0 && (levels[place] ?? -1) <= worst;
  const confirmed =
    upTo(PLACE.mother, PART) || upTo(PLACE.father, PART) || upTo(PLACE.cns, levelOf('cns', 'provisional'));
  return given >= 0 && given <= TYPO && confirmed;
}

/**
 * Record linkage for Brazilian primary care: who of two rosters, of one base or of a few candidates for one person is
 * the same person, and why. Files, database and screen use the same keys and the same comparison.
 */
export { type Comparison, compare } from './compare.ts';
export { isDefinitiveCns } from './compare-fields.ts';
export { decide, type Verdict } from './decide.ts';
export { type Candidate, candidatesOf, surroundingsOf } from './candidates.ts';
export { type Evidence, evidenceOf } from './evidence.ts';
export type { Field } from './fields.ts';
export { withAccents } from './generator/accents.ts';
export { Dice } from './generator/dice.ts';
export { type SyntheticPerson, syntheticPeople } from './generator/people.ts';
export { SPOILERS, spoil } from './generator/spoil.ts';
export type { Guard, Rule, Surroundings } from './guards.ts';
export { personKeys, preparedKeys } from './keys.ts';
export { FIELD_LABELS, GUARD_LABELS, LEVEL_LABELS, RULE_LABELS } from './labels.ts';
export { findDuplicates } from './link/find-duplicates.ts';
export {
  type Link,
  type LinkResult,
  type LinkSummary,
  linkResult,
  linkRosters,
} from './link/link-rosters.ts';
export { Linkage } from './link/linkage.ts';
export { DEFAULT_MODEL, type Model } from './model.ts';
export { nameTokens, normaliseName } from './names/normalise.ts';
export { phonetic } from './names/phonetic.ts';
export { type SearchKeys, searchKeys } from './names/search-keys.ts';
export type { Person } from './person.ts';
export { type Prepared, prepare } from './prepare.ts';
export { DEFAULT_SETTINGS, type Settings } from './settings.ts';

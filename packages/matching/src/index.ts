/**
 * Record linkage for Brazilian primary care.
 */
export { type Comparison, compare } from './compare.ts';
export { decide, type Verdict } from './decide.ts';
export { type Evidence, evidenceOf } from './evidence.ts';
export { Dice } from './generator/dice.ts';
export { type SyntheticPerson, syntheticPeople } from './generator/people.ts';
export { SPOILERS, spoil } from './generator/spoil.ts';
export type { Surroundings } from './guards.ts';
export { preparedKeys } from './keys.ts';
export {
  type Link,
  type LinkResult,
  type LinkSummary,
  linkResult,
  linkRosters,
} from './link/link-rosters.ts';
export { Linkage } from './link/linkage.ts';
export { DEFAULT_MODEL } from './model.ts';
export { nameTokens, normaliseName } from './names/normalise.ts';
export { phonetic } from './names/phonetic.ts';
export { type SearchKeys, searchKeys } from './names/search-keys.ts';
export type { Person } from './person.ts';
export { type Prepared, prepare } from './prepare.ts';
export { DEFAULT_SETTINGS } from './settings.ts';

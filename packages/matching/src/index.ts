/**
 * Record linkage for Brazilian primary care.
 */
export { type Link, type LinkResult, type LinkSummary, linkResult, linkRosters } from './link/link-rosters.ts';
export { Linkage } from './link/linkage.ts';
export { nameTokens, normaliseName } from './names/normalise.ts';
export { phonetic } from './names/phonetic.ts';
export { type SearchKeys, searchKeys } from './names/search-keys.ts';
export type { Person } from './person.ts';

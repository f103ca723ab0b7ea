/**
 * Record linkage for Brazilian primary care.
 */
export { nameTokens, normaliseName } from './names/normalise.ts';
export { phonetic } from './names/phonetic.ts';
export { type SearchKeys, searchKeys } from './names/search-keys.ts';

import { nameTokens } from './normalise.ts';
import { phonetic } from './phonetic.ts';

/** What a search index keeps of a name: its words and, in the same places, how they sound. */
export type SearchKeys = { tokens: string[]; sounds: string[] };

/** Words and sounds of a name, particles left out: one entry per word, in order. */
export function searchKeys(name: string): SearchKeys {
  const tokens = nameTokens(name);
  return { tokens, sounds: tokens.map(phonetic) };
}

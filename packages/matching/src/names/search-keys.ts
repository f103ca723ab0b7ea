import { tellingOf, wordsOf } from './normalise.ts';

/** What a search index keeps of a name: its words and, in the same places, how they sound. */
export type SearchKeys = { tokens: string[]; sounds: string[] };

/** Words and sounds of a name, particles left out: one entry per word, in order. */
export function searchKeys(name: string): SearchKeys {
  const words = tellingOf(wordsOf(name));
  return { tokens: words.map(({ text }) => text), sounds: words.map(({ sound }) => sound) };
}

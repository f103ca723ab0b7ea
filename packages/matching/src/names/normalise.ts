import { searchKey } from '@pec-aberto/brazil';
import { lettersOf } from './letters.ts';
import { phonetic } from './phonetic.ts';
import { kindOfWord, type WordKind } from './word-kinds.ts';

/** A word of a name, once and for all: names repeat, so remembering words is most of the speed. */
export type Word = {
  text: string;
  sound: string;
  /** See `lettersOf`. */
  letters: number;
  /** Put in and left out by people and systems: it never tells two persons apart. */
  particle: boolean;
  kind: WordKind;
};

const PARTICLES = new Set(['DA', 'DAS', 'DE', 'DO', 'DOS', 'E']);
const REMEMBERED = 200_000;
const known = new Map<string, readonly Word[]>();

/** The words of a text: usually one for each between spaces, none for marks alone, two for ANA-CLARA. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const written of text.split(' ')) if (written !== '') words.push(...wordsWritten(written));
  return words;
}

function wordsWritten(written: string): readonly Word[] {
  const found = known.get(written);
  if (found) return found;
  // Marks of writing direction and zero-width joiners stand inside words and are not seen.
  const plain = searchKey(written.replace(/\p{Cf}/gu, ''));
  const words = plain.split(' ').filter(Boolean).map(toWord);
  if (known.size >= REMEMBERED) known.clear();
  known.set(written, words);
  return words;
}

const toWord = (text: string): Word => ({
  text,
  sound: phonetic(text),
  letters: lettersOf(text),
  particle: PARTICLES.has(text),
  kind: kindOfWord(text),
});

const textOf = ({ text }: Word): string => text;

/**
 * A name as it is compared: capitals, no accents, no marks (the apostrophe joins: SANT'ANA is SANTANA),
 * single spaces, words in the order given, particles kept. Empty when there is no letter or digit.
 */
export function normaliseName(name: string): string {
  return wordsOf(name).map(textOf).join(' ');
}

/**
 * The words of a name that tell persons apart, in order, without particles:
 * 'José  da Silva e Sá' gives ['JOSE', 'SILVA', 'SA']. A name of particles only keeps them.
 */
export function nameTokens(name: string): string[] {
  return tellingOf(wordsOf(name)).map(textOf);
}

/** The words that tell persons apart: without particles, unless there is nothing else. */
export function tellingOf(words: Word[]): Word[] {
  const kept = words.filter(({ particle }) => !particle);
  return kept.length > 0 ? kept : words;
}

/** What is known of a word that stands for another (an abbreviation written out). */
export const wordOf = (text: string): Word => wordsWritten(text)[0] ?? toWord(text);

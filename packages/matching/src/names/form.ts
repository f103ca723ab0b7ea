import { isMansName, isSecondGiven } from './frequencies.ts';
import { isNobody } from './nameless.ts';
import { tellingOf, type Word, wordOf, wordsOf } from './normalise.ts';

/** A name taken apart for comparison. */
export type NameForm = {
  /** The words joined by spaces: without accents, particles and generational suffix. */
  text: string;
  words: readonly string[];
  /** How each word sounds. */
  sounds: readonly string[];
  /** Which letters each word has: see `lettersOf`. */
  letters: readonly number[];
  /** Words at the beginning that are given names, at least one. */
  given: number;
  /** The words after them. */
  surnames: readonly string[];
  /** FILHO and JUNIOR say the same; empty when there is none. */
  suffix: '' | 'JUNIOR' | 'NETO' | 'SOBRINHO' | 'SEGUNDO' | 'TERCEIRO';
};

/**
 * Words at the end of a name that tell a man from his father, grandfather or uncle of the same name. Systems drop
 * and add them, so they are compared apart. Feminine forms exist (NETA, SOBRINHA).
 */
const SUFFIXES: Readonly<Record<string, NameForm['suffix']>> = {
  JUNIOR: 'JUNIOR',
  JR: 'JUNIOR',
  JNR: 'JUNIOR',
  FILHO: 'JUNIOR',
  FILHA: 'JUNIOR',
  FO: 'JUNIOR',
  NETO: 'NETO',
  NETTO: 'NETO',
  NTO: 'NETO',
  NETA: 'NETO',
  SOBRINHO: 'SOBRINHO',
  SOBRINHA: 'SOBRINHO',
  SOBR: 'SOBRINHO',
  SEGUNDO: 'SEGUNDO',
  TERCEIRO: 'TERCEIRO',
};

/**
 * Abbreviations by a raised last letter (M.ª, Fco., Antº, Stª), as registries have written them for centuries; by
 * then only the first letters remain, so they cannot be found as a beginning of the word. AP, two letters that could
 * begin many words, is what everybody writes for APARECIDA, and after the name of a man for APARECIDO.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  MA: 'MARIA',
  FCO: 'FRANCISCO',
  FCA: 'FRANCISCA',
  ANTO: 'ANTONIO',
  ANTA: 'ANTONIA',
  AP: 'APARECIDA',
  APA: 'APARECIDA',
  APO: 'APARECIDO',
  APDA: 'APARECIDA',
  APDO: 'APARECIDO',
  STA: 'SANTA',
  STO: 'SANTO',
  STOS: 'SANTOS',
  RDO: 'RAIMUNDO',
  RDA: 'RAIMUNDA',
};

/** Nobody has more; a whole page pasted into the field must not stop the work. */
const MOST_WORDS = 30;

/** Takes a name apart; null for an empty one and for what stands for no name (NAO INFORMADO, IGNORADA). */
export function nameForm(name: string | null | undefined): NameForm | null {
  if (!name) return null;
  const written = wordsOf(name).slice(0, MOST_WORDS);
  if (written.length === 0 || isNobody(written)) return null;
  const telling = tellingOf(written);
  const ofMan = telling[0] !== undefined && isMansName(writtenOut(telling[0], false).text);
  const words = telling.map((word) => writtenOut(word, ofMan));
  const suffix = words.length > 2 ? SUFFIXES[words.at(-1)?.text ?? ''] : undefined;
  if (suffix) words.pop();
  let given = 1;
  while (given < words.length - 1 && isSecondGiven(words[given]?.text ?? '')) given += 1;
  const texts = words.map(({ text }) => text);
  return {
    text: texts.join(' '),
    words: texts,
    sounds: words.map(({ sound }) => sound),
    letters: words.map(({ letters }) => letters),
    given,
    surnames: texts.slice(given),
    suffix: suffix ?? '',
  };
}

function writtenOut(word: Word, ofMan: boolean): Word {
  if (ofMan && word.text === 'AP') return wordOf('APARECIDO');
  const whole = word.text.length <= 4 ? ABBREVIATIONS[word.text] : undefined;
  return whole === undefined ? word : wordOf(whole);
}

import { isSecondGiven } from './frequencies.ts';
import { nameTokens } from './normalise.ts';
import { phonetic } from './phonetic.ts';

/** A name taken apart for comparison. */
export type NameForm = {
  /** The words joined by spaces: without accents, particles and generational suffix. */
  text: string;
  words: readonly string[];
  /** How each word sounds. */
  sounds: readonly string[];
  /** Which letters each word has, one bit for each. */
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
 * then only the first letters remain, so they cannot be found as a beginning of the word.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  MA: 'MARIA',
  FCO: 'FRANCISCO',
  FCA: 'FRANCISCA',
  ANTO: 'ANTONIO',
  ANTA: 'ANTONIA',
  APDA: 'APARECIDA',
  APDO: 'APARECIDO',
  STA: 'SANTA',
  STO: 'SANTO',
  STOS: 'SANTOS',
  RDO: 'RAIMUNDO',
  RDA: 'RAIMUNDA',
};

/** What a register or a clerk writes for "no name". */
const NOBODY =
  /^(?:(?:MAE|PAI|NOME) )?(?:NAO|SEM|NADA) (?:INFORM|IDENTIF|DECLAR|CONSTA|CONHEC|REGISTR|NOME|POSSUI|TEM|SABE)/;
const IGNORED = /^(?:IGNORAD[OA]|DESCONHECID[OA]|DESCONHECE|INDIGENTE|FALECID[OA]|NC|NI|ND|(.)\1*)$/;

/** Takes a name apart; null for an empty one and for what stands for no name (NAO INFORMADO, IGNORADA, XXX). */
export function nameForm(name: string | null | undefined): NameForm | null {
  if (!name) return null;
  const all = nameTokens(name);
  const plain = all.join(' ');
  if (plain === '' || NOBODY.test(plain) || IGNORED.test(plain)) return null;
  const words = all.map((word) => ABBREVIATIONS[word] ?? word);
  const suffix = words.length > 2 ? SUFFIXES[words.at(-1) ?? ''] : undefined;
  if (suffix) words.pop();
  let given = 1;
  while (given < words.length - 1 && isSecondGiven(words[given] ?? '')) given += 1;
  return {
    text: words.join(' '),
    words,
    sounds: words.map(phonetic),
    letters: words.map(lettersOf),
    given,
    surnames: words.slice(given),
    suffix: suffix ?? '',
  };
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let place = 0; place < word.length; place += 1) bits |= 1 << (word.charCodeAt(place) % 32);
  return bits;
}

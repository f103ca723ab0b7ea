import { type Word, wordsOf } from './normalise.ts';

/** A record of somebody without a name of his own. */
export type Nameless = {
  /** The mother's name, where the record carries it: 'RN de Maria Souza'. */
  mother: string | null;
};

/** How a record of a newborn begins with words that may be true elsewhere in a name. */
const BEGINS_OF_NEWBORN =
  /^(?:R N|B B|BB|NN|BEBE|NENEM?|FILH[OA]S?|CRIANCA|MENOR|NATI MORT[OA]|REC NASC[A-Z]*|(?:FO|FA|F O|F A|MENIN[OA]) D[AEO]) /;
/** What stands between such a beginning and the name of the mother. */
const BETWEEN =
  /^(?:[0-9]+[OA]?|[IVX]+|[A-D]|UM|UMA|DOIS|DUAS|PRIMEIR[OA]|SEGUND[OA]|VIV[OA]|SEXO|MASC[A-Z]*|FEM[A-Z]*|NASC[A-Z]*|NATO|MORT[OA]|D[AEO])$/;
/** How an entry begins that says that there is no name; every word ends with a space. */
const BEGINS_UNKNOWN =
  /^(?:NAO (?:INFORM|IDENTIF|DECLAR|CONSTA|CONHEC|REGISTR|POSSUI|TEM|SABE)|SEM (?:INFORM|NOME|REGISTR|IDENTIF|DOCUM)|(?:MAE|PAI) (?:NAO|SEM|FALECID)|NADA CONSTA|FALECID[OA] $|(?:TESTE|PACIENTE|FULAN[OA]) |(?:(?:N C|N I|NC|NI|ND) )+$)/;

/**
 * Whether a text stands for no name: NAO INFORMADO, HOMEM DESCONHECIDO, XXXX XXXX, TESTE TESTE, letters alone. Such an
 * entry says nothing of anybody.
 */
export function isNobody(words: readonly Word[]): boolean {
  const [first, second] = words;
  if (!first) return false;
  if (first.text === second?.text && words.every(({ text }) => text === first.text)) return true;
  if (words.some(({ kind }) => kind === 'unknown')) return true;
  if (first.kind === '') return false;
  return words.every(({ text }) => ONE_LETTER.test(text)) || BEGINS_UNKNOWN.test(joined(words));
}

const ONE_LETTER = /^(.)\1*$/;

/**
 * Whether a name says that there is none: 'RN de Fulana', 'Recém-nascido 2 de Fulana', 'Maria Souza (RN)', 'Homem não
 * identificado'; null for a true name. Such a record is never linked without a person looking at it: RNI
 * and RNII are two people.
 */
export function nameless(name: string): Nameless | null {
  const words = wordsOf(name);
  const place = words.findIndex(({ kind }) => kind === 'newborn');
  if (place >= 0) {
    const before = words.slice(0, place);
    const ofMother = before.some(({ text }) => !BETWEEN.test(text));
    return { mother: ofMother ? textOf(before) : motherIn(words.slice(place + 1)) };
  }
  if (isNobody(words)) return { mother: null };
  const start = words[0]?.kind === 'start' ? BEGINS_OF_NEWBORN.exec(joined(words)) : null;
  return start ? { mother: motherIn(words.slice(start[0].trim().split(' ').length)) } : null;
}

function motherIn(words: readonly Word[]): string | null {
  const from = words.findIndex(({ text, kind }) => kind !== 'newborn' && !BETWEEN.test(text));
  return from < 0 ? null : textOf(words.slice(from));
}

const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

/** With a space after the last word too, so that a pattern can ask for the end of a word. */
const joined = (words: readonly Word[]): string => `${textOf(words)} `;

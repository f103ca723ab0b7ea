const CONNECTIVES = new Set(['da', 'das', 'de', 'do', 'dos', 'e']);

/** Numerals of popes and kings in names of places: Pedro II, Pio XII, João XXIII. */
const ROMAN = /^(?:i{2,3}|iv|vi{1,3}|ix|xi{1,3}|xiv|xv|xxiii)$/;

/** Letters of LEDI NAME-RULE, in decomposed form: a letter and one of ´ ^ ~ ¨ or the cedilla. */
const NAME_CHARACTERS = /^(?:[A-Za-z][\u0301\u0302\u0303\u0308\u0327]?|['’ ])*$/;

export type PersonNameProblem =
  | 'short'
  | 'long'
  | 'characters'
  | 'spaces'
  | 'single-term'
  | 'initials'
  | 'two-short-terms';

/** Name as stored and compared: trimmed, single spaces, capitals, accents kept. */
export function normalizeName(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toUpperCase().normalize('NFC');
}

/** Text for searching: capitals without accents, only letters, digits and single spaces. */
export function searchKey(text: string): string {
  // Compatibility form, so that 'Nº 1ª' is found as 'NO 1A'.
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  // The apostrophe joins (SANT'ANA is found as SANTANA); other marks separate words.
  return plain
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Name for reading: 'MARIA APARECIDA DOS SANTOS' becomes 'Maria Aparecida dos Santos', 'PIO XII' 'Pio XII'. */
export function titleCaseName(text: string): string {
  const [first = '', ...rest] = normalizeName(text).toLowerCase().split(' ');
  return [capitalize(first), ...rest.map(inside)].join(' ');
}

function inside(word: string): string {
  if (CONNECTIVES.has(word)) return word;
  return ROMAN.test(word) ? word.toUpperCase() : capitalize(word);
}

/** Capital at the start and after an apostrophe or hyphen: "Sant'Ana", 'Maria-Clara'. */
function capitalize(word: string): string {
  return word.replace(/(^|['’-])(\p{L})/gu, (found) => found.toUpperCase());
}

/**
 * The first thing that LEDI's NAME-RULE refuses in the full name of a person, or null when it is good.
 * short / long: not within 3–70 characters; characters: other than Roman letters with acute,
 * circumflex, tilde, dieresis or cedilla, and the apostrophe; spaces: at the ends or doubled;
 * single-term: no surname; initials: first and second terms of one character each;
 * two-short-terms: only two terms, both of two characters.
 * Give it `normalizeName(text)` to judge what a person typed, the raw text to judge a record received.
 */
export function personNameProblem(name: string): null | PersonNameProblem {
  const text = name.normalize('NFC');
  if (text.length < 3) return 'short';
  if (text.length > 70) return 'long';
  if (!NAME_CHARACTERS.test(text.normalize('NFD'))) return 'characters';
  const terms = text.split(' ');
  if (terms.includes('')) return 'spaces';
  const [first = '', second] = terms;
  if (second === undefined) return 'single-term';
  if (first.length === 1 && second.length === 1) return 'initials';
  if (terms.length === 2 && first.length === 2 && second.length === 2) return 'two-short-terms';
  return null;
}

import { searchKey } from '@pec-aberto/brazil';

/** Words that people and systems put in and leave out: they never tell two persons apart. */
const PARTICLES = new Set(['DA', 'DAS', 'DE', 'DO', 'DOS', 'E']);

/**
 * A name as it is compared: capitals, no accents, no marks (the apostrophe joins: SANT'ANA is SANTANA),
 * single spaces, words in the order given, particles kept. Empty when there is no letter or digit.
 */
export function normaliseName(name: string): string {
  // Marks of writing direction and zero-width joiners stand inside words and are not seen.
  return searchKey(name.replace(/\p{Cf}/gu, ''));
}

/**
 * The words of a name that tell persons apart, in order, without particles:
 * 'José  da Silva e Sá' gives ['JOSE', 'SILVA', 'SA']. A name of particles only keeps them.
 */
export function nameTokens(name: string): string[] {
  const words = normaliseName(name).split(' ').filter(Boolean);
  const kept = words.filter((word) => !PARTICLES.has(word));
  return kept.length > 0 ? kept : words;
}

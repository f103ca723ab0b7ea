import { levelOf } from './fields.ts';
import { editDistance } from './names/edit-distance.ts';
import { jaroWinkler } from './names/jaro-winkler.ts';
import type { Prepared } from './prepare.ts';

const digitsOf = (birth: number): string => String(birth).padStart(8, '0');

/** Level of two dates of birth (year × 10,000 + month × 100 + day; 0: unknown); −1 when one is unknown. */
export function compareBirth(a: number, b: number): number {
  if (a === 0 || b === 0) return -1;
  if (a === b) return levelOf('birthDate', 'equal');
  const [yearA, monthA, dayA] = [Math.floor(a / 10_000), Math.floor(a / 100) % 100, a % 100];
  const [yearB, monthB, dayB] = [Math.floor(b / 10_000), Math.floor(b / 100) % 100, b % 100];
  if (yearA === yearB && monthA === dayB && dayA === monthB) return levelOf('birthDate', 'swapped');
  const same = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  // One slip leaves at least one of the three as it was.
  if (same > 0 && editDistance(digitsOf(a), digitsOf(b), 1) === 1) return levelOf('birthDate', 'digit');
  // The first of January stands for "some day of that year".
  const onlyYear = yearA === yearB && (a % 10_000 === 101 || b % 10_000 === 101);
  return levelOf('birthDate', same === 2 || onlyYear ? 'part' : 'different');
}

/** How many of the eight characters of two dates differ; 8 when one is unknown. */
export function birthCharactersApart(a: number, b: number): number {
  if (a === 0 || b === 0) return 8;
  const other = digitsOf(b);
  return Array.from(digitsOf(a)).filter((digit, place) => digit !== other[place]).length;
}

/** Level of the CPFs; −1 when one has none, or an invalid one that is not near the other. */
export function compareCpf(a: Prepared, b: Prepared): number {
  if (a.cpf && b.cpf) return levelOf('cpf', a.cpf === b.cpf ? 'equal' : 'different');
  const [valid, wrong] = a.cpf ? [a.cpf, b.wrongCpf] : [b.cpf, a.wrongCpf];
  return valid && wrong && editDistance(valid, wrong, 1) === 1 ? levelOf('cpf', 'near') : -1;
}

/** Made from the PIS of the person, who has one (or, seldom, two) for life. */
const isOfPis = (cns: string): boolean => cns.startsWith('1') || cns.startsWith('2');

/**
 * Whether a CNS stands for one person in the whole country: first digit 1 or 2 (from the PIS) or 7 (given by CADSUS, and
 * what the federal services ask for today). 8, 9 and 5 are provisional. See docs/decisions/2026-11-20-matching-doubts.md.
 */
export const isDefinitiveCns = (cns: string): boolean => isOfPis(cns) || cns.startsWith('7');

/**
 * Level of two lists of CNS and the number in common; a definitive one counts first. Only numbers from the PIS
 * contradict each other: who was registered again and again has several that begin with 7.
 */
export function compareCns(a: readonly string[], b: readonly string[]): { level: number; number: string } {
  const common = a.filter((number) => b.includes(number));
  const definitive = common.find(isDefinitiveCns);
  if (definitive) return { level: levelOf('cns', 'equal'), number: definitive };
  if (common[0]) return { level: levelOf('cns', 'provisional'), number: common[0] };
  const both = a.some(isOfPis) && b.some(isOfPis);
  return { level: both ? levelOf('cns', 'different') : -1, number: '' };
}

const STREETS_ALIKE = 0.92;

/** Level of two addresses; −1 when they have nothing that can be compared. */
export function compareAddress(a: Prepared, b: Prepared): number {
  const streets = a.street !== '' && b.street !== '';
  const ceps = a.cep !== '' && b.cep !== '';
  const bairros = a.bairro !== '' && b.bairro !== '';
  if (!streets && !ceps && !bairros) return -1;
  const street = streets && sameStreet(a.street, b.street);
  const cep = ceps && a.cep === b.cep;
  if ((street || (cep && !streets)) && a.number !== '' && a.number === b.number)
    return levelOf('address', 'house');
  if (street) return levelOf('address', 'street');
  if (cep) return levelOf('address', 'cep');
  return levelOf('address', bairros && a.bairro === b.bairro ? 'bairro' : 'different');
}

/** Equal, nearly so, or one the end of the other (CORONEL JOSE BONIFACIO, JOSE BONIFACIO). */
function sameStreet(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length > 5 && b.length > 5 && (a.endsWith(b) || b.endsWith(a))) return true;
  return a[0] === b[0] && Math.abs(a.length - b.length) <= 3 && jaroWinkler(a, b) >= STREETS_ALIKE;
}

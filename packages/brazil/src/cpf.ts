import { isRepeated, normalizeDigits, weightedSum } from './digits.ts';

const FIRST_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const SECOND_WEIGHTS = [11, ...FIRST_WEIGHTS];

/** Check digit of the Receita Federal: 11 − (sum mod 11), and 0 when that gives 10 or 11. */
function checkDigit(digits: string, weights: readonly number[]): string {
  const rest = weightedSum(digits, weights) % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

/** The two check digits of a nine-digit base. */
export function cpfCheckDigits(base: string): string {
  const first = checkDigit(base, FIRST_WEIGHTS);
  return first + checkDigit(base + first, SECOND_WEIGHTS);
}

/**
 * True for a valid CPF: 11 digits without mask, right check digits, not all equal (LEDI CPF-RULE).
 */
export function isCpf(digits: string): boolean {
  if (!/^[0-9]{11}$/.test(digits) || isRepeated(digits)) return false;
  return digits.endsWith(cpfCheckDigits(digits.slice(0, 9)));
}

/** What a person typed as a CPF, without mask: only its digits. Says nothing of validity. */
export function normalizeCpf(text: string): string {
  return normalizeDigits(text);
}

/** '12345678909' as '123.456.789-09'. A text without 11 digits comes back as it is. */
export function formatCpf(digits: string): string {
  return digits.replace(/^([0-9]{3})([0-9]{3})([0-9]{3})([0-9]{2})$/, '$1.$2.$3-$4');
}

/**
 * CPF for lists, without the digits that identify: '12345678909' as '•••.456.789-••'.
 * A text without 11 digits is hidden whole, so that a badly typed CPF does not leak.
 */
export function maskCpf(digits: string): string {
  const parts = /^[0-9]{3}([0-9]{3})([0-9]{3})[0-9]{2}$/.exec(digits);
  return parts ? `•••.${parts[1]}.${parts[2]}-••` : '•••.•••.•••-••';
}

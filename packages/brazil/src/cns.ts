import { weightedSum } from './digits.ts';

export { normalizeDigits } from './digits.ts';

const BASE_WEIGHTS = [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5];
const ALL_WEIGHTS = [...BASE_WEIGHTS, 4, 3, 2, 1];

/**
 * The last four digits of a definitive CNS, from its first eleven (the PIS base).
 * When the check digit would be 10, the routine adds 2 to the sum and the middle becomes '001'.
 */
export function cnsEnding(base: string): string {
  const sum = weightedSum(base, BASE_WEIGHTS);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? '0018' : `000${digit}`;
}

/**
 * True for a valid CNS (Cartão Nacional de Saúde): 15 digits without mask.
 * Definitive (first digit 1 or 2): base of eleven digits + '000' or '001' + check digit.
 * Provisional (7, 8, 9) and, since LEDI 7.3.7 (January 2026), first digit 5: weighted sum mod 11 = 0.
 * Source: LEDI CNS-RULE, the routines published with the e-SUS APS integration documentation.
 */
export function isCns(digits: string): boolean {
  if (/^[12][0-9]{14}$/.test(digits)) return digits.endsWith(cnsEnding(digits.slice(0, 11)));
  return /^[5789][0-9]{14}$/.test(digits) && weightedSum(digits, ALL_WEIGHTS) % 11 === 0;
}

/** '700000000000005' as '700 0000 0000 0005'. A text without 15 digits comes back as it is. */
export function formatCns(digits: string): string {
  return digits.replace(/^([0-9]{3})([0-9]{4})([0-9]{4})([0-9]{4})$/, '$1 $2 $3 $4');
}

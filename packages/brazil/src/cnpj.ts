import { isRepeated } from './digits.ts';

const FIRST_WEIGHTS = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
const SECOND_WEIGHTS = [6, ...FIRST_WEIGHTS];

/** A character counts as its ASCII code − 48: '0' is 0, 'A' is 17. */
function checkDigit(text: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, place) => total + weight * (text.charCodeAt(place) - 48), 0);
  return String(sum % 11 < 2 ? 0 : 11 - (sum % 11));
}

/** The two check digits of a base of twelve digits or capital letters. */
export function cnpjCheckDigits(base: string): string {
  const first = checkDigit(base, FIRST_WEIGHTS);
  return first + checkDigit(base + first, SECOND_WEIGHTS);
}

/**
 * True for a valid CNPJ without mask: twelve digits or capital letters and two check digits.
 * Numeric numbers and the alphanumeric ones issued since July 2026 follow the same routine.
 * Source: LEDI CNPJ-RULE (8.5.0) and Receita Federal, Instrução Normativa RFB 2.229/2024.
 */
export function isCnpj(text: string): boolean {
  if (!/^[0-9A-Z]{12}[0-9]{2}$/.test(text) || isRepeated(text)) return false;
  return text.endsWith(cnpjCheckDigits(text.slice(0, 12)));
}

/** What a person typed as a CNPJ, without mask and in capitals. Says nothing of validity. */
export function normalizeCnpj(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** '12ABC34501DE35' as '12.ABC.345/01DE-35'. A text without 14 characters comes back as it is. */
export function formatCnpj(text: string): string {
  return text.replace(/^(\w{2})(\w{3})(\w{3})(\w{4})([0-9]{2})$/, '$1.$2.$3/$4-$5');
}

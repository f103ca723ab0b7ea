import { normalizeDigits } from './digits.ts';

/** True for a telephone with area code, only digits: a land line has 10, a mobile 11 and a 9 after the code. */
export function isPhone(digits: string): boolean {
  return /^[1-9][1-9](?:[2-8][0-9]{7}|9[0-9]{8})$/.test(digits);
}

/**
 * Telephone for reading: '11987654321' as '(11) 98765-4321', '1133334444' as '(11) 3333-4444',
 * '08007011234' as '0800 701 1234'. Without area code only the hyphen; another text comes back as it is.
 */
export function formatPhone(text: string): string {
  const digits = normalizeDigits(text);
  if (/^0[0-9]00[0-9]{7}$/.test(digits)) return digits.replace(/^(.{4})(.{3})(.{4})$/, '$1 $2 $3');
  if (/^[0-9]{8,9}$/.test(digits)) return digits.replace(/^(.+)(.{4})$/, '$1-$2');
  if (/^[1-9][0-9]{9,10}$/.test(digits)) return digits.replace(/^(..)(.+)(.{4})$/, '($1) $2-$3');
  return text;
}

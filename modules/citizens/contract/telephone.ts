/** Area codes in use (Anatel, Resolução 749/2022, Plano Geral de Códigos Nacionais). */
const DDD = '(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])';
const WHOLE = new RegExp(`^${DDD}(?:[2-8]\\d{7}|9\\d{8})$`);
const FEWEST = 8;
const MOST = 11;

/**
 * The digits as they are dialled within Brazil: without +55 and without the 0 before the DDD; null where they are too
 * few or too many for a telephone. `international`: they were written with a "+".
 */
export function telephoneOf(digits: string, international: boolean): string | null {
  const national = digits.replace(international ? /^55/ : /^(?:55(?=\d{10,11}$)|0(?=[1-9]\d{9,10}$))/, '');
  return national.length >= FEWEST && national.length <= MOST ? national : null;
}

/** A whole telephone: a DDD in use, then a land line, or a 9 and eight digits. */
export const isTelephone = (national: string): boolean => WHOLE.test(national);

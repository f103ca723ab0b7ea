/** True for the form of a CNES code (health unit): seven digits. It has no check digit. */
export function isCnes(text: string): boolean {
  return /^[0-9]{7}$/.test(text);
}

/** True for the form of an INE (national identifier of a team): ten digits, with leading zeros. */
export function isIne(text: string): boolean {
  return /^[0-9]{10}$/.test(text);
}

/** True for the form of a CBO 2002 code: six digits or capitals ('225125', '2231F9', '1312C1'). */
export function isCboCode(text: string): boolean {
  return /^[0-9]{4}[0-9A-Z][0-9]$/.test(text);
}

/** True where there is a number: neither absent nor null. */
export const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

/**
 * A number as typed: '38,6', '38.6', '70', with spaces around. Null when it is none; there are no thousands in what is
 * measured of a person, so that a point is a comma. Never negative.
 */
export function parseNumber(text: string): number | null {
  const typed = text.trim().replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : null;
}

/** A number as read in Brazil: 38.6 → '38,6'. With `decimals`, exactly so many: 25 → '25,00'. */
export const formatNumber = (value: number, decimals?: number): string =>
  (decimals === undefined ? String(value) : value.toFixed(decimals)).replace('.', ',');

/** True when the number is written with at most so many decimals. */
export const fitsDecimals = (value: number, decimals: number): boolean =>
  Number(value.toFixed(decimals)) === value;

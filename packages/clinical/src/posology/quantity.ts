import { formatNumber } from '../numbers.ts';

/** A quantity of a dose, exact: '1/3' and '2/3' are together 1. Both are whole numbers, the second above zero. */
export type Quantity = { numerator: number; denominator: number };

const DECIMAL = /^(\d{1,5})(?:[.,](\d{1,3}))?$/;
const FRACTION = /^(\d{1,2})\/(\d{1,2})$/;

/** A quantity as typed: '1', '0,5', '0.5' or '1/2', up to five digits and three decimals. Null when it is none, or zero. */
export function parseQuantity(text: string): Quantity | null {
  const typed = text.trim();
  const [, whole = '', decimals = ''] = DECIMAL.exec(typed) ?? [];
  const [, over = '', under = ''] = FRACTION.exec(typed) ?? [];
  const numerator = Number(whole ? whole + decimals : over);
  const denominator = whole ? 10 ** decimals.length : Number(under);
  return numerator > 0 && denominator > 0 ? { numerator, denominator } : null;
}

const sum = (a: Quantity, b: Quantity): Quantity => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});

/** True when the parts are together the whole, exactly. */
export function isSumOf(whole: Quantity, parts: readonly Quantity[]): boolean {
  const { numerator, denominator } = parts.reduce(sum, { numerator: 0, denominator: 1 });
  return whole.numerator * denominator === numerator * whole.denominator;
}

/** True from two on: '1,5 comprimido', '2 comprimidos'. */
export const isPlural = ({ numerator, denominator }: Quantity): boolean => numerator >= 2 * denominator;

/** The sum of the parts as it is read: '45', '1,5'. */
export function sumText(parts: readonly Quantity[]): string {
  const { numerator, denominator } = parts.reduce(sum, { numerator: 0, denominator: 1 });
  return formatNumber(Number((numerator / denominator).toFixed(3)));
}

/** A quantity as it was typed, without spaces and with a comma. */
export const quantityText = (text: string): string => text.trim().replace('.', ',');

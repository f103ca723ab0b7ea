/** Sum of each digit of `digits` times the weight at the same place. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}

/** True when every character of the text is the same one. */
export function isRepeated(text: string): boolean {
  return text === text.charAt(0).repeat(text.length);
}

/** Keeps only the ASCII digits of a text: '(11) 3333-4444' becomes '1133334444'. */
export function normalizeDigits(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

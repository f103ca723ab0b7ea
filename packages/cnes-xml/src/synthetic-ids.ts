/** Repeatable random numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Spreads `index` over `range`, never twice on one number; `range` must not be a multiple of 7919. */
export function spread(index: number, seed: number, range: number): number {
  return (index * 7919 + (seed % 1_000_003) * 104_729) % range;
}

/** The `index`-th CPF of `seed`, check digits right, all different. */
export function cpfOf(index: number, seed: number): string {
  const base = String(spread(index, seed, 999_999_937) + 1).padStart(9, '0');
  return withCheckDigits(base, [10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** The `index`-th CNPJ of `seed`, check digits right, all different. */
export function cnpjOf(index: number, seed: number): string {
  const base = `${String(spread(index, seed, 99_999_989)).padStart(8, '0')}0001`;
  return withCheckDigits(base, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** Two modulo-11 digits; the weights of the second are those of the first with one more in front. */
function withCheckDigits(base: string, weights: readonly number[]): string {
  const first = base + checkDigit(base, weights);
  return first + checkDigit(first, [(weights[0] ?? 0) + 1, ...weights]);
}

function checkDigit(digits: string, weights: readonly number[]): string {
  const rest = weightedSum(digits, weights) % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

/** The `index`-th provisional CNS (first digit 7) of `seed`: its weighted sum is a multiple of 11. */
export function cnsOf(index: number, seed: number): string {
  const base = `7${String(spread(index, seed, 999_999_999_989)).padStart(12, '0')}`;
  const sum = weightedSum(base, [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  // The last digit cannot be 10: the one before it moves the sum by two.
  const next = (11 - (sum % 11)) % 11;
  return next < 10 ? `${base}0${next}` : `${base}1${next - 2}`;
}

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}

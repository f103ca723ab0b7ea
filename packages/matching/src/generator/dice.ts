import { randomNumbers } from '../random.ts';

/** Draws that repeat for the same seed. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
  }

  /** True once in 1/share times. */
  chance(share: number): boolean {
    return this.#random() < share;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }

  /** Any of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.#random() * list.length)];
    if (found === undefined) throw new RangeError('nothing to draw from');
    return found;
  }

  /** One of an urn, by weight. */
  draw<T>({ items, upTo }: Urn<T>): T {
    const at = this.#random() * (upTo.at(-1) ?? 0);
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const found = items[low];
    if (found === undefined) throw new RangeError('nothing to draw from');
    return found;
  }
}

/** Things with weights: `upTo` holds the running sums. */
export type Urn<T> = { items: readonly T[]; upTo: Float64Array };

export function urn<T>(entries: readonly (readonly [item: T, weight: number])[]): Urn<T> {
  let sum = 0;
  const upTo = Float64Array.from(entries, ([, weight]) => {
    sum += weight;
    return sum;
  });
  return { items: entries.map(([item]) => item), upTo };
}

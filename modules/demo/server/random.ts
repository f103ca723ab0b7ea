/** Repeatable random numbers: the same seed, the same people. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** Whole, in [0, below). */
  below(below: number): number;
  /** True in so many of a hundred. */
  percent(chance: number): boolean;
  pick<T>(among: readonly T[]): T;
};

const UINT = 0x1_0000_0000;

/** sfc32 (PractRand, public domain): fast, and two seeds that differ by one share nothing. */
export function randomOf(seed: number, stream: number): Random {
  let a = seed >>> 0;
  let b = stream >>> 0;
  let c = Math.floor(stream / UINT) ^ Math.floor(seed / UINT);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / UINT;
  };
  for (let warm = 0; warm < 12; warm++) next();
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    percent: (chance) => next() * 100 < chance,
    pick: (among) => among[below(among.length)] as (typeof among)[number],
  };
}

/** Words with how often each is drawn, from 'MARIA 11700,ANA 3080'; drawn by a table of even steps. */
export class Weighted {
  readonly #words: string[] = [];
  readonly #steps: Uint16Array;

  constructor(list: string, steps = 8192) {
    const entries = list.split(',').map((entry) => /^\s*(.+) (\d+)\s*$/.exec(entry));
    const weights = entries.map((entry) => Number(entry?.[2]));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#steps = new Uint16Array(steps);
    let reached = 0;
    let step = 0;
    for (const [place, weight] of weights.entries()) {
      this.#words.push(entries[place]?.[1] ?? '');
      reached += weight;
      // Everybody gets one step at least, so that rare names exist.
      const upTo = Math.max(step + 1, Math.round((reached / total) * steps));
      while (step < Math.min(upTo, steps)) this.#steps[step++] = place;
    }
  }

  draw(random: Random): string {
    return this.#words[this.#steps[random.below(this.#steps.length)] ?? 0] ?? '';
  }
}

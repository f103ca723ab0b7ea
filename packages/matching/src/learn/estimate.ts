import { type Comparison, compare, weigh } from '../compare.ts';
import { FIELD_NAMES, FIELDS, type Field } from '../fields.ts';
import { DEFAULT_SHARES, type Model, type Shares } from '../model.ts';
import type { Prepared } from '../prepare.ts';
import { randomNumbers } from '../random.ts';

/** Random pairs looked at, and as how many pairs the starting shares count. */
const STRANGER_PAIRS = 60_000;
const STRANGER_PRIOR = 2_000;
/** Of a pair this probably the same person, nothing is learned about strangers. */
const NO_STRANGER = 0.05;
/** As how many true pairs the starting shares count: files of a few lines hardly move them. */
const SAME_PRIOR = 150;
const ROUNDS = 8;
/** Two bases have at least this share of people in common, or nobody would link them. */
const LEAST_SAME = 0.005;

type Counts = Record<Field, Float64Array>;

const emptyCounts = (): Counts =>
  Object.fromEntries(FIELD_NAMES.map((field) => [field, new Float64Array(FIELDS[field].length)])) as Counts;

function count(counts: Counts, { levels }: Comparison, weight: number): void {
  for (const [place, field] of FIELD_NAMES.entries()) {
    const level = levels[place] ?? -1;
    if (level >= 0) counts[field][level] = (counts[field][level] ?? 0) + weight;
  }
}

/** Counts mixed with the starting shares, which weigh as `prior` pairs. */
function shares(counts: Counts, start: Shares, prior: number): Shares {
  return Object.fromEntries(
    FIELD_NAMES.map((field) => {
      const total = counts[field].reduce((sum, value) => sum + value, prior);
      return [
        field,
        start[field].map((share, level) => ((counts[field][level] ?? 0) + prior * share) / total),
      ];
    }),
  ) as Record<Field, number[]>;
}

/** How often pairs taken at random stand at each level. */
export function learnStrangers(a: readonly Prepared[], b: readonly Prepared[], model: Model): Model {
  const counts = emptyCounts();
  const random = randomNumbers(1);
  const pairs = Math.min(STRANGER_PAIRS, a.length * b.length);
  for (let pair = 0; pair < pairs; pair += 1) {
    const one = a[Math.floor(random() * a.length)];
    const other = b[Math.floor(random() * b.length)];
    if (!one || !other || one === other) continue;
    const comparison = compare(one, other, model);
    if (comparison.score < NO_STRANGER) count(counts, comparison, 1);
  }
  return { ...model, strangers: shares(counts, DEFAULT_SHARES.strangers, STRANGER_PRIOR) };
}

/**
 * Expectation–maximisation over compared pairs: how often the same person agrees at each level, and how many pairs
 * are the same person. `pairs` are those of a part of the larger base (`part`) with all they may meet.
 */
export function learnSame(
  pairs: readonly Comparison[],
  sizes: { a: number; b: number; part: number },
  model: Model,
): Model {
  let current = model;
  const all = sizes.a * sizes.b;
  const most = Math.min(sizes.a, sizes.b);
  for (let round = 0; round < ROUNDS; round += 1) {
    const counts = emptyCounts();
    let same = 0;
    for (const comparison of pairs) {
      weigh(comparison, current);
      same += comparison.score;
      if (comparison.score > 1e-3) count(counts, comparison, comparison.score);
    }
    const found = Math.min(most, Math.max(most * LEAST_SAME, same / sizes.part, 1));
    const chance = Math.min(0.5, found / all);
    current = {
      ...current,
      same: shares(counts, DEFAULT_SHARES.same, SAME_PRIOR),
      prior: Math.log2(chance / (1 - chance)),
    };
  }
  return current;
}

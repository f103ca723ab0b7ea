import type { Comparison } from '../compare.ts';
import type { Verdict } from '../decide.ts';
import type { Prepared } from '../prepare.ts';
import type { Settings } from '../settings.ts';

/** A pair worth keeping: a record of each base, by its place. */
export type Pair = { a: number; b: number; comparison: Comparison; verdict: Verdict };

/** A pair and its probability beside the other pairs of its two records. */
export type Assigned = { pair: Pair; score: number; rivals: number };
/** Free: neither record has a link. */
export type Doubt = Assigned & { free: boolean };

export type Assignment = {
  links: Assigned[];
  /** What somebody may be asked about, the likeliest first. */
  doubts: Doubt[];
};

type People = {
  a(place: number): Prepared;
  b(place: number): Prepared;
  /** How probably two records of one base are one person, and whether surely: then either is right. */
  areOne(one: Prepared, other: Prepared): { score: number; sure: boolean };
};

/** A rival this much less likely (1 in so many) is none. */
const FAR_BEHIND = 1e-3;

/**
 * Links one to one by descending weight. A pair is automatic when its verdict is and it stays probable beside its
 * rivals: other free people that fit nearly as well and are not the same person twice.
 */
export function assign(pairs: readonly Pair[], people: People, settings: Settings): Assignment {
  const sorted = pairs.toSorted((x, y) => weight(y) - weight(x) || x.a - y.a || x.b - y.b);
  const around = { a: groupBy(sorted, 'a'), b: groupBy(sorted, 'b') };
  const taken: Taken = { a: new Map(), b: new Map() };
  const links: Assigned[] = [];
  const rest: Assigned[] = [];
  for (const pair of sorted) {
    if (taken.a.has(pair.a) || taken.b.has(pair.b)) {
      rest.push({ pair, score: pair.comparison.score, rivals: 0 });
      continue;
    }
    const rivals = rivalsOf(pair, around, taken, people);
    const score = beside(pair, rivals);
    const { decision } = pair.verdict;
    if (decision === 'auto' && score >= settings.auto) {
      taken.a.set(pair.a, pair.b);
      taken.b.set(pair.b, pair.a);
      links.push({ pair, score, rivals: rivals.length });
    } else {
      rest.push({ pair, score, rivals: rivals.length });
    }
  }
  return { links, doubts: rest.map((entry) => besideLinks(entry, taken, people)).sort(inOrder) };
}

const inOrder = (x: Assigned, y: Assigned): number =>
  y.score - x.score || weight(y.pair) - weight(x.pair) || x.pair.a - y.pair.a || x.pair.b - y.pair.b;

/** By the place of a record, the place of the one it is linked to. */
type Taken = { a: Map<number, number>; b: Map<number, number> };

/**
 * Bits that speak against a second pair of a linked record: nearly everybody stands in a base once, and so looks like
 * a namesake or a twin of the link rather than like the link entered twice; all the more where that is not sure.
 */
const ONCE_MORE = 7;
const NOT_SURELY = 4;

/** A pair whose records may have links is right where the link and it are one person entered twice. */
function besideLinks(entry: Assigned, taken: Taken, people: People): Doubt {
  const { pair } = entry;
  const linked = { a: taken.b.get(pair.b), b: taken.a.get(pair.a) };
  let against = 0;
  let least = pair.comparison.score;
  for (const side of ['a', 'b'] as const) {
    const other = linked[side];
    if (other === undefined) continue;
    const one = people.areOne(people[side](pair[side]), people[side](other));
    against += ONCE_MORE + (one.sure ? 0 : NOT_SURELY);
    least = Math.min(least, one.score);
  }
  if (against === 0) return { ...entry, free: true };
  return { ...entry, free: false, score: 1 / (1 + 2 ** (against - oddsOf(least))) };
}

const weight = ({ comparison }: Pair): number => comparison.weight;

/** log2 odds of a probability. */
const oddsOf = (score: number): number =>
  score >= 1 ? Number.POSITIVE_INFINITY : Math.log2(score / (1 - score));

/** A deterministic rule is worth at least these log2 odds, which an automatic link needs. */
const RULE_STRENGTH = 12;

function strength({ comparison, verdict }: Pair): number {
  const odds = oddsOf(comparison.score);
  const deterministic = verdict.rule !== null && verdict.rule !== 'probability';
  return deterministic ? Math.max(odds, RULE_STRENGTH) : odds;
}

/** Probability of a pair beside its rivals: one of them at most is right, and the heavier is likelier. */
function beside(pair: Pair, rivals: readonly Pair[]): number {
  const others = rivals.reduce((sum, rival) => sum + 2 ** (weight(rival) - weight(pair)), 0);
  return 1 / (1 + 2 ** -strength(pair) + others);
}

type Groups = Record<'a' | 'b', Map<number, Pair[]>>;

function rivalsOf(pair: Pair, around: Groups, taken: Taken, people: People): Pair[] {
  const rivals: Pair[] = [];
  for (const [side, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    for (const rival of around[side].get(pair[side]) ?? []) {
      if (rival === pair || taken[other].has(rival[other])) continue;
      if (2 ** (weight(rival) - weight(pair)) < FAR_BEHIND) break;
      if (!people.areOne(people[other](pair[other]), people[other](rival[other])).sure) rivals.push(rival);
    }
  }
  return rivals;
}

/** Pairs of each record, heaviest first as they come. */
function groupBy(pairs: readonly Pair[], side: 'a' | 'b'): Map<number, Pair[]> {
  const groups = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair[side]);
    if (group) group.push(pair);
    else groups.set(pair[side], [pair]);
  }
  return groups;
}

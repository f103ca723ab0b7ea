import type { Comparison } from '../compare.ts';
import type { Verdict } from '../decide.ts';
import type { Prepared } from '../prepare.ts';
import type { Settings } from '../settings.ts';

/** A pair worth keeping: a record of each base, by its place. */
export type Pair = { a: number; b: number; comparison: Comparison; verdict: Verdict };

export type Assigned = { pair: Pair; decision: 'auto' | 'review'; score: number; rivals: number };

type People = {
  a(place: number): Prepared;
  b(place: number): Prepared;
  /** Whether two records of one base are surely one person: then they are no rivals, either is right. */
  areOne(one: Prepared, other: Prepared): boolean;
};

/** A record that has its link is shown once more only for a pair this probable: a duplicate, it seems. */
const LEFTOVER = 0.9;
/** A rival this much less likely (1 in so many) is none. */
const FAR_BEHIND = 1e-3;

/**
 * Links one to one by descending weight. A pair is automatic when its verdict is and it stays probable beside its
 * rivals: other free people that fit nearly as well and are not the same person twice. What is left goes to review.
 */
export function assign(pairs: readonly Pair[], people: People, settings: Settings): Assignment {
  const sorted = pairs.toSorted((x, y) => weight(y) - weight(x) || x.a - y.a || x.b - y.b);
  const around = { a: groupBy(sorted, 'a'), b: groupBy(sorted, 'b') };
  const taken = { a: new Set<number>(), b: new Set<number>() };
  const result: Assigned[] = [];
  const rest: Assigned[] = [];
  for (const pair of sorted) {
    if (taken.a.has(pair.a) || taken.b.has(pair.b)) {
      rest.push({ pair, decision: 'review', score: pair.comparison.score, rivals: 0 });
      continue;
    }
    const rivals = rivalsOf(pair, around, taken, people);
    const score = beside(pair, rivals);
    const { decision } = pair.verdict;
    if (decision === 'auto' && score >= settings.auto) {
      taken.a.add(pair.a);
      taken.b.add(pair.b);
      result.push({ pair, decision: 'auto', score, rivals: rivals.length });
    } else {
      rest.push({ pair, decision: 'review', score, rivals: rivals.length });
    }
  }
  return { links: result, ...sortReview(rest, taken, settings) };
}

export type Assignment = {
  links: Assigned[];
  /** To be shown whatever their number. */
  review: Assigned[];
  /** Less probable ones, best first: as many as are bearable. */
  possible: Assigned[];
};

type Taken = { a: Set<number>; b: Set<number> };

function sortReview(rest: readonly Assigned[], taken: Taken, settings: Settings) {
  const review: Assigned[] = [];
  const possible: Assigned[] = [];
  for (const entry of rest) {
    const { pair, score } = entry;
    const linked = Number(taken.a.has(pair.a)) + Number(taken.b.has(pair.b));
    const free = linked === 0;
    if (score >= (free ? settings.review : LEFTOVER) || (free && pair.verdict.sameCpf)) review.push(entry);
    else if (linked < 2 || pair.verdict.sameCpf) possible.push(entry);
  }
  possible.sort((x, y) => y.score - x.score || x.pair.a - y.pair.a || x.pair.b - y.pair.b);
  return { review, possible };
}

const weight = ({ comparison }: Pair): number => comparison.weight;

/** A deterministic rule is worth at least these log2 odds, which an automatic link needs. */
const RULE_STRENGTH = 12;

function strength({ comparison, verdict }: Pair): number {
  const { score } = comparison;
  const odds = score >= 1 ? Number.POSITIVE_INFINITY : Math.log2(score / (1 - score));
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
      if (!people.areOne(people[other](pair[other]), people[other](rival[other]))) rivals.push(rival);
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

import type { LabelledRosters } from '../generator/rosters.ts';
import type { Spoiler } from '../generator/spoil.ts';
import type { Link } from '../link/link-rosters.ts';

/** How true pairs with one spoiler fared; null: with none. */
export type SpoilerRow = {
  spoiler: Spoiler | null;
  pairs: number;
  auto: number;
  review: number;
  missed: number;
};

/** Figures of a linkage against the truth. */
export type MatchingReport = {
  truePairs: number;
  auto: number;
  wrongAuto: number;
  /** Share of the automatic links that are right. */
  precision: number;
  /** Share of the true pairs linked automatically, and linked or in review. */
  recallAuto: number;
  recall: number;
  review: number;
  /** Review pairs that the issue bears: 5 % of the true pairs and 1 per 100 records of the larger base. */
  reviewAllowed: number;
  bySpoiler: SpoilerRow[];
  /** Wrong automatic links, by what the two people are to each other. */
  wrong: { a: string; b: string; kind: string }[];
};

/** Compares links with the truth of generated rosters. */
export function reportOf(links: readonly Link[], { a, b, truth, people }: LabelledRosters): MatchingReport {
  const found = new Map(links.map((link) => [`${link.a} ${link.b}`, link.decision]));
  const rows = new Map<Spoiler | null, SpoilerRow>();
  let auto = 0;
  let review = 0;
  for (const pair of truth) {
    const decision = found.get(`${pair.a} ${pair.b}`);
    if (decision === 'auto') auto += 1;
    if (decision === 'review') review += 1;
    for (const spoiler of pair.spoilers.length > 0 ? pair.spoilers : [null]) {
      const row = rows.get(spoiler) ?? { spoiler, pairs: 0, auto: 0, review: 0, missed: 0 };
      row.pairs += 1;
      row[decision ?? 'missed'] += 1;
      rows.set(spoiler, row);
    }
  }
  const automatic = links.filter(({ decision }) => decision === 'auto');
  const wrong = automatic
    .filter((link) => people.get(link.a) !== people.get(link.b))
    .map((link) => ({ a: link.a, b: link.b, kind: kindOf(people.get(link.a), people.get(link.b)) }));
  return {
    truePairs: truth.length,
    auto: automatic.length,
    wrongAuto: wrong.length,
    precision: automatic.length === 0 ? 1 : 1 - wrong.length / automatic.length,
    recallAuto: auto / truth.length,
    recall: (auto + review) / truth.length,
    review: links.length - automatic.length,
    reviewAllowed: 0.05 * truth.length + Math.max(a.length, b.length) / 100,
    bySpoiler: [...rows.values()].sort((x, y) => ((x.spoiler ?? '') < (y.spoiler ?? '') ? -1 : 1)),
    wrong,
  };
}

type Someone = { family: number; birthDate: string; role: string; name: string } | undefined;

function kindOf(a: Someone, b: Someone): string {
  if (!a || !b) return 'unknown';
  if (a.name === b.name && a.birthDate === b.birthDate) return 'homonym';
  if (a.family !== b.family) return 'stranger';
  if (a.role !== 'child' || b.role !== 'child') return 'parent and child';
  return a.birthDate === b.birthDate ? 'twin' : 'sibling';
}

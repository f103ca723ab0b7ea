import { type Evidence, evidenceOf } from '../evidence.ts';
import type { Model } from '../model.ts';
import type { Person } from '../person.ts';
import { prepare } from '../prepare.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { Assigned } from './assign.ts';
import { Linkage } from './linkage.ts';
import { chooseReview } from './review.ts';

/** Two records that are, or may be, the same person. */
export type Link = {
  a: string;
  b: string;
  /** Probability from 0 to 1. */
  score: number;
  /** auto: linked, one to one; review: somebody must look, and a record may come several times. */
  decision: 'auto' | 'review';
  evidence: Evidence;
};

export type LinkSummary = {
  people: { a: number; b: number };
  compared: number;
  auto: number;
  review: number;
  /** Review pairs that are bearable (`reviewBudget`); more are shown where keeping to it would miss too many. */
  reviewBearable: number;
  /** Pairs that are not among the review, by whether they are likely (`review`). */
  leftOut: { likely: number; unlikely: number };
  /** Keys that too many people share, so that nobody was looked for by them. */
  blocksLeftOut: number;
};

export type LinkResult = { links: Link[]; summary: LinkSummary; model: Model };

/**
 * Links two rosters held in memory. The order of the links is the same for the same rosters: automatic ones first,
 * then by score and ids. Ids must be unique within each roster.
 */
export function linkRosters(
  a: readonly Person[],
  b: readonly Person[],
  settings: Partial<Settings> = {},
): LinkResult {
  const swapped = a.length > b.length;
  const linkage = new Linkage({ ...DEFAULT_SETTINGS, ...settings });
  const [held, passing] = swapped ? [b, a] : [a, b];
  for (const person of held) linkage.hold(prepare(person));
  for (const person of passing) linkage.count(prepare(person));
  linkage.learn();
  for (const person of passing) linkage.match(prepare(person));
  return linkResult(linkage, swapped);
}

/** The links that a linkage found; `swapped` when it held the second roster. */
export function linkResult(linkage: Linkage, swapped: boolean): LinkResult {
  const { model, settings, sizes } = linkage;
  const assignment = linkage.assign();
  const { shown, bearable, leftOut } = chooseReview(assignment, Math.max(sizes.held, sizes.passed), settings);
  const toLink =
    (decision: Link['decision']) =>
    ({ pair, score, rivals }: Assigned): Link => {
      const [held, passed] = [linkage.held(pair.a).id, linkage.passed(pair.b).id];
      const evidence = evidenceOf(pair.comparison, pair.verdict, model, rivals);
      return { a: swapped ? passed : held, b: swapped ? held : passed, score, decision, evidence };
    };
  return {
    links: [...assignment.links.map(toLink('auto')), ...shown.map(toLink('review'))].sort(inOrder),
    summary: {
      people: { a: swapped ? sizes.passed : sizes.held, b: swapped ? sizes.held : sizes.passed },
      compared: linkage.compared,
      auto: assignment.links.length,
      review: shown.length,
      reviewBearable: bearable,
      leftOut,
      blocksLeftOut: linkage.blocksLeftOut,
    },
    model,
  };
}

const byText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

const inOrder = (x: Link, y: Link): number =>
  byText(x.decision, y.decision) || y.score - x.score || byText(x.a, y.a) || byText(x.b, y.b);

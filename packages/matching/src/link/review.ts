import type { Settings } from '../settings.ts';
import type { Assignment, Doubt } from './assign.ts';

/** What somebody is asked about, and what is left out because nobody looks at more. */
export type Review = {
  shown: readonly Doubt[];
  /** How many pairs are bearable. More are shown where cutting them would miss too many people. */
  bearable: number;
  /** Pairs not shown: at least as probable as not, and less probable. */
  leftOut: { likely: number; unlikely: number };
};

/**
 * The likeliest pairs, as many as are bearable; but all the likely ones where keeping to that would miss too many
 * people: a long list is a nuisance, a person left out of it is seen by nobody.
 */
export function chooseReview({ links, doubts }: Assignment, records: number, settings: Settings): Review {
  const likely = doubts.filter(({ score }) => score >= settings.review);
  const unlikely = inOrder(doubts.filter((doubt) => isPossible(doubt, settings)));
  const expected = links.length + sumOf(likely);
  const bearable = bearableOf(expected, records, settings);
  const missesMany = sumOf(likely.slice(bearable)) > settings.reviewBudget.mayMiss * expected;
  const most = missesMany ? likely.length : bearable;
  const shown = [...likely, ...unlikely].slice(0, settings.reviewBudget.all ? doubts.length : most);
  const leftOut = likely.length + unlikely.length - shown.length;
  const likelyLeftOut = Math.max(0, likely.length - shown.length);
  return { shown, bearable, leftOut: { likely: likelyLeftOut, unlikely: leftOut - likelyLeftOut } };
}

function bearableOf(expected: number, records: number, { reviewBudget }: Settings): number {
  const { perLink, perRecord, atLeast } = reviewBudget;
  return Math.max(atLeast, Math.floor(perLink * expected + perRecord * records));
}

const sumOf = (doubts: readonly Doubt[]): number => doubts.reduce((sum, { score }) => sum + score, 0);

const isPossible = ({ score, pair }: Doubt, { review, floor }: Settings): boolean =>
  score < review && (score >= floor || pair.verdict.sameCpf);

/** One CPF on two people is wrong on one of them: that comes first, unless a link tells whose it is. */
function inOrder(doubts: readonly Doubt[]): Doubt[] {
  const isOfTwo = ({ free, pair }: Doubt) => free && pair.verdict.sameCpf;
  return [...doubts.filter(isOfTwo), ...doubts.filter((doubt) => !isOfTwo(doubt))];
}

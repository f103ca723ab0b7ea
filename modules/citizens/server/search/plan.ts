import type { Operand } from './terms.ts';

/**
 * How to find the first rows. To dig: the words of `index` from the inverted index, the others looked up in the rows
 * they give; everybody found is known and sorted. To walk: along the order of names, until the page is full; for what
 * so many fulfil that finding them all would take longer than anybody waits.
 */
export type Plan = { walks: boolean; index: readonly Operand[] };

/** Milliseconds, measured on a base of a million (bench/citizens-search): they only need the right proportion. */
const COST = {
  /** A citizen of a word that is asked by its beginning: all are gathered before anything is compared. */
  gathered: 150e-6,
  /** A citizen of a whole word: lists are compared by leaps. */
  leapt: 20e-6,
  /** Reading a citizen's row. */
  row: 4e-3,
  /** Passing a name of the index. */
  passed: 0.3e-3,
};
/** Finding so many one by one is worth the exact number; more are "many". */
const FEW = 300;
/** A walk must have this many times the page ahead of it, for the estimate may be that wrong. */
const SURELY = 3;
const DEAR_MS = 15;

/** Names first, in the order typed: `names` of the operands are names. `rows` is the size of a page. */
export function choosePlan(
  operands: readonly Operand[],
  { names, citizens, rows }: { names: number; citizens: number; rows: number },
): Plan {
  const expected = citizens * product(operands);
  const index = cheapestIndex(operands, citizens);
  const digging = digCost(index, citizens);
  const walking = Math.min(
    ...firstNames(operands, names).map((first) => walkCost(operands, first, names, rows)),
  );
  const many = expected >= FEW || digging > DEAR_MS;
  return { walks: many && expected >= SURELY * rows && walking < digging, index };
}

/** The names whose range may be walked; none: the whole order is. */
const firstNames = (operands: readonly Operand[], names: number) =>
  names === 0 ? [undefined] : operands.slice(0, names);

function walkCost(
  operands: readonly Operand[],
  first: Operand | undefined,
  names: number,
  rows: number,
): number {
  const rest = operands.filter((one) => one !== first);
  const reads = operands.length > names;
  return (rows / product(rest)) * (reads ? COST.row : COST.passed);
}

function digCost(index: readonly Operand[], citizens: number): number {
  const lists = index.reduce((sum, one) => sum + one.share * (one.begun ? COST.gathered : COST.leapt), 0);
  return citizens * (lists + product(index) * COST.row);
}

/** The rarest words, as many as pay: each one more is gathered, and leaves fewer rows to look at. */
function cheapestIndex(operands: readonly Operand[], citizens: number): Operand[] {
  const sorted = operands.toSorted((a, b) => a.share - b.share);
  const costs = sorted.map((_, place) => digCost(sorted.slice(0, place + 1), citizens));
  return sorted.slice(0, costs.indexOf(Math.min(...costs)) + 1);
}

const product = (operands: readonly Operand[]) => operands.reduce((share, one) => share * one.share, 1);

/** One figure of a benchmark. `most` and `least` are its budget; a figure out of it fails the run. */
export type Figure = {
  what: string;
  value: number;
  unit: 's' | 'ms' | 'MB' | 'KB' | '/s' | '×' | '%';
  most?: number;
  least?: number;
};

/**
 * A benchmark: a file `bench/NAME.bench.ts` that exports `benchmark`. It starts and stops what it measures,
 * and tells its data (rows, users) in `setting`.
 */
export type Benchmark = { setting: string; run: () => Promise<Figure[]> };

/** Whether a figure keeps within its budget; one without budget does. */
export const withinBudget = ({ value, most, least }: Figure) =>
  (most === undefined || value <= most) && (least === undefined || value >= least);

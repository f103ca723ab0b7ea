/** Within how much 95 of a hundred are. */
export const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;

/** How long an act takes, in milliseconds. */
async function timeOf(act: () => unknown): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

/** The same of many, one after the other. */
export async function timesOf(acts: ReadonlyArray<() => unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const act of acts) times.push(await timeOf(act));
  return times;
}

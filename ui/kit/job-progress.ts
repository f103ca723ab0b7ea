export type Sample = { at: number; done: number };

const WINDOW_MS = 60_000;

/** Adds a measure and forgets those older than the last minute. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const recent = samples.filter((one) => sample.at - one.at <= WINDOW_MS && one.done <= sample.done);
  return [...recent, sample];
}

/** Seconds left at the pace of the last minute, or null while it cannot be told. */
export function secondsLeft(samples: readonly Sample[], total: number | null): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (total === null || !first || !last || last.at - first.at < 2_000 || last.done <= first.done) return null;
  return ((total - last.done) * (last.at - first.at)) / (last.done - first.done) / 1000;
}

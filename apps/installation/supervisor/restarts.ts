const WINDOW_MS = 30_000;
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
const TOO_OFTEN = 5;

/**
 * When to start again what died: 0.2 s, 0.4 s, … and, from the fifth death within 30 s on, every 5 s; from
 * then it counts as failing until it is ready again.
 */
export class Restarts {
  #deaths: number[] = [];

  /** Notes a death at `now` (ms) and says how long to wait. */
  died(now: number): { delayMs: number; failing: boolean } {
    this.#deaths = [...this.#deaths.filter((at) => now - at < WINDOW_MS), now];
    const count = this.#deaths.length;
    if (count >= TOO_OFTEN) return { delayMs: LONGEST_DELAY_MS, failing: true };
    return { delayMs: FIRST_DELAY_MS * 2 ** (count - 1), failing: false };
  }
}

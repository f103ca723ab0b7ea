import { setTimeout as sleep } from 'node:timers/promises';

const KIB = 1024;

/** Spreads what is sent over time; all that goes on at once shares it. */
export class Pace {
  readonly #kibPerSecond: number;
  readonly #signal: AbortSignal;
  /** When the next part may leave, ms. */
  #next = 0;

  constructor(kibPerSecond: number, signal: AbortSignal) {
    this.#kibPerSecond = kibPerSecond;
    this.#signal = signal;
  }

  /** Waits until so many bytes may leave. */
  async take(bytes: number): Promise<void> {
    if (this.#kibPerSecond === 0) return;
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + (bytes / KIB / this.#kibPerSecond) * 1000;
    if (at > now) await sleep(at - now, undefined, { signal: this.#signal });
  }
}

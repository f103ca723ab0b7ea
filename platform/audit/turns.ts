import { uuidV7 } from '#platform/db/uuid';

/** What an event carries of the order in which its process wrote. */
export type AuditTurn = {
  /** The process, anew at each start. */
  writer: string;
  /** Counted from 1 by the process, whatever the base does. */
  number: number;
  /** Every number below this one was committed, or told as void: one that is not there was taken away. */
  settled: number;
  /** Numbers whose transaction failed. */
  voids: readonly number[] | null;
};

/** The turns of one insert; `ended` must be told once its transaction committed or failed. */
export type Turns = { at(place: number): AuditTurn; ended(kept: boolean): void };

/** More than these, the base was away for long: a new count is cheaper than their list. */
const MOST_VOIDS = 1_000;

/**
 * Counts the events of one process. A sequence of the base cannot do it: its gaps say nothing, since a
 * transaction that fails leaves one too. Here who counts knows which failed, and says so in a later event.
 */
export class TurnCounter {
  #writer = uuidV7();
  #next = 1;
  /** First numbers of inserts that are on their way, ascending. */
  #open = new Set<number>();
  /** Failed ones that no committed event has told. */
  #voids = new Set<number>();

  take(count: number): Turns {
    if (this.#voids.size > MOST_VOIDS) this.#beginAnew();
    const first = this.#next;
    const [writer, open, untold] = [this.#writer, this.#open, this.#voids];
    this.#next += count;
    const settled = this.#settled(first);
    open.add(first);
    const told = [...untold];
    return {
      at: (place) => ({
        writer,
        number: first + place,
        settled,
        voids: place === 0 && told.length > 0 ? told : null,
      }),
      ended: (kept) => {
        open.delete(first);
        if (kept) for (const one of told) untold.delete(one);
        else for (let place = 0; place < count; place++) untold.add(first + place);
      },
    };
  }

  #settled(next: number): number {
    const [oldest = next] = this.#open;
    return Math.min(oldest, next, ...this.#voids);
  }

  #beginAnew(): void {
    this.#writer = uuidV7();
    this.#next = 1;
    this.#open = new Set();
    this.#voids = new Set();
  }
}

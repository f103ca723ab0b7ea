import type { AuditTurn } from '#platform/audit/turns';
import type { Faults } from './faults.ts';

type Count = {
  /** Every number below was seen. */
  upTo: number;
  /** Seen above `upTo`. */
  ahead: Set<number>;
  settled: number;
  voids: Set<number>;
};

/** Looks for numbers that a process counted and the base does not have. */
export class TurnCheck {
  readonly #counts = new Map<string, Count>();

  see(turn: AuditTurn | null): void {
    if (turn === null) return;
    let count = this.#counts.get(turn.writer);
    if (!count) {
      count = { upTo: 1, ahead: new Set(), settled: 1, voids: new Set() };
      this.#counts.set(turn.writer, count);
    }
    count.settled = Math.max(count.settled, turn.settled);
    for (const one of turn.voids ?? []) count.voids.add(one);
    if (turn.number > count.upTo) count.ahead.add(turn.number);
    else if (turn.number === count.upTo) count.upTo += 1;
    while (count.ahead.delete(count.upTo)) count.upTo += 1;
  }

  /** `explained`: rows that are gone and named already, or that left the base after their retention. */
  end(faults: Faults, explained: number): void {
    const gaps = [...this.#counts].flatMap(([writer, count]) =>
      [...gapsOf(count)].map((gap) => [writer, gap]),
    );
    for (const [writer, gap] of gaps.slice(explained)) faults.add('gone', null, null, `${gap} de ${writer}`);
  }
}

function* gapsOf({ upTo, ahead, settled, voids }: Count): Generator<number> {
  for (let number = upTo; number < settled; number++) {
    if (!ahead.has(number) && !voids.has(number)) yield number;
  }
}

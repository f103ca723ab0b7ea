/**
 * Lets at most so many pieces of work go on at once; the others wait and have their turn as they came. The limit is asked
 * whenever a turn is given, so that another holds from then on.
 */
export function openSlots(limit: () => number) {
  let busy = 0;
  const waiting: (() => void)[] = [];
  const giveTurns = () => {
    while (busy < limit()) {
      const next = waiting.shift();
      if (!next) return;
      busy += 1;
      next();
    }
  };
  return async function within<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      giveTurns();
    });
    try {
      return await work();
    } finally {
      busy -= 1;
      giveTurns();
    }
  };
}

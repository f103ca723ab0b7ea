/** What is told of once again waits this long. */
export const REST_MS = 200;

/**
 * Passes a notice on at once, then rests: whatever comes meanwhile of the same name is one notice at the end of the
 * rest. So a single change is seen without delay, and a hundred in a row cost five a second.
 */
export function coalesced<N>(nameOf: (notice: N) => string, tell: (notice: N) => void) {
  const resting = new Map<string, { again: boolean; timer: NodeJS.Timeout }>();

  function come(notice: N): void {
    const name = nameOf(notice);
    const rest = resting.get(name);
    if (rest) {
      rest.again = true;
      return;
    }
    const fresh = {
      again: false,
      timer: setTimeout(() => {
        resting.delete(name);
        if (fresh.again) come(notice);
      }, REST_MS),
    };
    resting.set(name, fresh);
    tell(notice);
  }

  return {
    come,
    stop(): void {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
}

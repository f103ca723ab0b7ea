const IDLE_MS = 2_000;
const LONGEST_MS = 5_000;

/** Saves after a rest of the keyboard, and at the latest so long after the first change (ui.md §6). */
export function createAutosave(save: () => void) {
  let idle: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  const clear = () => {
    clearTimeout(idle);
    clearTimeout(latest);
    idle = latest = undefined;
  };
  const flush = () => {
    const waiting = idle !== undefined;
    clear();
    if (waiting) save();
  };
  return {
    /** Something changed. */
    touch() {
      clearTimeout(idle);
      idle = setTimeout(flush, IDLE_MS);
      latest ??= setTimeout(flush, LONGEST_MS);
    },
    /** Saves now what is waiting. */
    flush,
    /** Forgets what is waiting. */
    cancel: clear,
  };
}

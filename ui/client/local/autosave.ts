/** Shorter than the 2 s that may be lost at most: what is typed in it is all that a browser killed at once can lose. */
const IDLE_MS = 500;
const LONGEST_MS = 5_000;

/** Saves after a rest of the keyboard, and at the latest so long after the first change. */
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

/** Before whoever stops the event on its way. */
const FIRST = { capture: true };
type Page = EventTarget & Pick<Document, 'visibilityState'>;

/**
 * Calls `flush` whenever what is typed may soon be out of reach: a field is left, a form is sent (and perhaps
 * refused), the page is hidden, reloaded or closed. `beforeunload` comes while there is still time to write;
 * phones tell only the others. Returns how to stop.
 */
export function beforeGoing(flush: () => void, page: Page = document, tab: EventTarget = window): () => void {
  const hidden = () => {
    if (page.visibilityState === 'hidden') flush();
  };
  const told = [
    [page, 'focusout', flush],
    [page, 'submit', flush],
    [page, 'visibilitychange', hidden],
    [tab, 'pagehide', flush],
    [tab, 'beforeunload', flush],
  ] as const;
  for (const [target, event, act] of told) target.addEventListener(event, act, FIRST);
  return () => {
    for (const [target, event, act] of told) target.removeEventListener(event, act, FIRST);
  };
}

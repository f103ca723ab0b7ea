import { useEffect, useEffectEvent } from 'react';

type Saver = { connection?: { saveData?: boolean } };

/** Runs once when the browser has nothing else to do; never for who asked to save data. */
export function useIdle(action: () => void): void {
  const run = useEffectEvent(action);
  useEffect(() => {
    if ((navigator as Saver).connection?.saveData) return undefined;
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(() => run(), 1_500);
      return () => clearTimeout(timer);
    }
    const waiting = requestIdleCallback(() => run(), { timeout: 4_000 });
    return () => cancelIdleCallback(waiting);
  }, []);
}

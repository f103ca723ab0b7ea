import { useEffect, useEffectEvent, useState } from 'react';
import { callApi, type SessionView, serverNow, useSession } from '#ui/index';
import { getSession, keepSession } from '../contract.ts';
import { askIn, goesOnByItself, WARN_MS } from './session-limit.ts';

const AWAY_MS = 15_000;
let pressedAt = 0;
const notePress = () => void (pressedAt = performance.now());

/** Told of each key and press on the page. */
function useHands(): void {
  useEffect(() => {
    const kinds = ['keydown', 'pointerdown'] as const;
    for (const kind of kinds) window.addEventListener(kind, notePress, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, notePress, { capture: true });
    };
  }, []);
}

/**
 * Follows the end of the session, which every use puts off, in any tab: shortly before it the server is asked;
 * who is at work goes on without being asked, who is not is warned. `endsAt` is of the server's clock, null while far.
 */
export function useSessionLimit(): { endsAt: number | null; goOn: () => Promise<void> } {
  const { session, ended, end } = useSession();
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const personId = session.user?.id;
  const first = session.idleExpiresAt;
  useHands();

  const endOf = (view: SessionView) =>
    view.user?.id === personId && view.idleExpiresAt ? Date.parse(view.idleExpiresAt) : null;

  /** ms until it should be looked at again; null once the session is over. */
  const look = useEffectEvent(async (): Promise<number | null> => {
    let at: number | null;
    try {
      at = endOf(await callApi(getSession, {}));
      const left = (at ?? 0) - serverNow();
      if (at !== null && endsAt === null && goesOnByItself(left, performance.now() - pressedAt)) {
        at = endOf(await callApi(keepSession, {}));
      }
    } catch {
      return AWAY_MS;
    }
    if (at === null) {
      setEndsAt(null);
      end();
      return null;
    }
    setEndsAt(at - serverNow() > WARN_MS ? null : at);
    return askIn(at - serverNow());
  });

  useEffect(() => {
    if (!first || ended) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    const plan = (wait: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), wait);
    };
    const ask = async () => {
      const wait = await look();
      if (wait !== null && !stopped) plan(wait);
    };
    // A computer that slept has timers that slept with it.
    const awake = () => document.visibilityState === 'visible' && void ask();
    plan(askIn(Date.parse(first) - serverNow()));
    document.addEventListener('visibilitychange', awake);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', awake);
    };
  }, [first, ended]);

  async function goOn(): Promise<void> {
    const at = endOf(await callApi(keepSession, {}));
    setEndsAt(at !== null && at - serverNow() <= WARN_MS ? at : null);
  }
  return { endsAt: ended ? null : endsAt, goOn };
}

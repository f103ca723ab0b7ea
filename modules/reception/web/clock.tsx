import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { serverNow } from '#ui/index';
import { waitText } from './wait-text.ts';

const EVERY_MS = 10_000;
const MINUTE = 60_000;
const Now = createContext(0);

/** Lets the times inside go on; nothing else is drawn again. */
export function Clock({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return <Now value={now}>{children}</Now>;
}

/** For how long somebody is here. */
export function Wait({ since }: { since: string }) {
  const minutes = Math.floor((use(Now) - new Date(since).getTime()) / MINUTE);
  return (
    <span className="caption numeric text-3">
      <span className="visually-hidden">há </span>
      {waitText(minutes)}
    </span>
  );
}

import { useSyncExternalStore } from 'react';

export type Connection = { online: boolean; retryInSeconds: number };

const STEPS_S = [2, 4, 8, 15, 30];
const AGAIN_MS = 5_000;
let state: Connection = { online: true, retryInSeconds: 0 };
let attempt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The browser says that it has no network: a server that answered a moment ago may be gone with it. */
let networkGone = false;
const listeners = new Set<() => void>();

function set(next: Connection): void {
  state = next;
  for (const listener of listeners) listener();
}

async function probe(): Promise<void> {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    if (answer.ok) return reportReachable();
  } catch {
    // Still unreachable: the next step waits longer.
  }
  wait(STEPS_S[Math.min(attempt++, STEPS_S.length - 1)] ?? 30);
}

function wait(seconds: number): void {
  clearTimeout(timer);
  set({ online: false, retryInSeconds: seconds });
  timer = setTimeout(() => (seconds > 1 ? wait(seconds - 1) : void probe()), 1000);
}

/** A request or the event stream did not reach the server: begin asking for it. */
export function reportUnreachable(): void {
  if (state.online) void probe();
}

export function reportReachable(): void {
  clearTimeout(timer);
  attempt = 0;
  if (!state.online) set({ online: true, retryInSeconds: 0 });
  if (networkGone) timer = setTimeout(() => void probe(), AGAIN_MS);
}

/** "Tentar agora". */
export function retryConnection(): void {
  clearTimeout(timer);
  void probe();
}

/**
 * The browser's own word about the network only makes us ask: it may lose the internet and keep the unit's
 * server. Returns how to stop.
 */
export function followNetwork(): () => void {
  const lost = () => {
    networkGone = true;
    reportUnreachable();
  };
  const back = () => {
    networkGone = false;
    if (!state.online) retryConnection();
  };
  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  return () => {
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
  };
}

/** Told of each change, and of each second until the next try. */
export function onConnection(listener: (connection: Connection) => void): () => void {
  const tell = () => listener(state);
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useConnection = (): Connection => useSyncExternalStore(onConnection, () => state);

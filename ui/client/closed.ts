import { useSyncExternalStore } from 'react';
import type { Closing } from '#platform/permissions/closed';
import type { ApiProblem } from './problem.ts';

const CODES = new Set(['installation-closed', 'installation-moved']);
let closing: Closing | null = null;
const listeners = new Set<() => void>();

/** The server refused a call because it is closed, or said how things are now. */
export function setClosing(next: Closing | null): void {
  closing = next;
  for (const listener of listeners) listener();
}

/** Looks whether a refusal says that the installation is closed. */
export function noteClosed({ code, data }: ApiProblem): void {
  if (CODES.has(code)) setClosing(data as Closing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Null while the installation lets this person work. */
export const useClosing = (): Closing | null => useSyncExternalStore(subscribe, () => closing);

import { useSyncExternalStore } from 'react';
import type { Place } from './local/draft-store.ts';
import { observeChanges } from './repeat.ts';

/** What the person's work is in: saved, being saved, kept as a draft, or waiting on this computer. */
export type SaveState = {
  /** A save is on its way for more than a second. */
  saving: boolean;
  savedAt: Date | null;
  /** The draft of the form on the screen since the last save: of when, and where it is. */
  draft: { at: Date; place: Place } | null;
  /** Calls kept on this computer until the server is back, and those it refused. */
  waiting: number;
  refused: number;
  /** Forms on the screen with something typed that is neither saved nor among what waits. */
  unsaved: number;
  /** The form of the page keeps itself until it ends what it is of: nobody saves it. */
  keepsItself: boolean;
  /** Calls that wait here are lost with the tab (plain HTTP, or a session without a key of its own). */
  endsWithTab: boolean;
};

const SLOW_MS = 1_000;
let state: SaveState = {
  saving: false,
  savedAt: null,
  draft: null,
  waiting: 0,
  refused: 0,
  unsaved: 0,
  keepsItself: false,
  endsWithTab: true,
};
let underway = 0;
let slow: ReturnType<typeof setTimeout> | undefined;
const unsaved = new Set<string>();
const listeners = new Set<() => void>();

function set(part: Partial<SaveState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

observeChanges((event) => {
  underway += event === 'begun' ? 1 : -1;
  if (event === 'done') set({ savedAt: new Date(), draft: null });
  clearTimeout(slow);
  if (underway === 0) set({ saving: false });
  else slow = setTimeout(() => set({ saving: true }), SLOW_MS);
});

/** A draft was kept, or there is none any more. */
export const reportDraft = (draft: SaveState['draft']): void => set({ draft });
export const reportQueue = (queue: Pick<SaveState, 'waiting' | 'refused'>): void => set(queue);
export const reportVault = (vault: { outlivesTab: boolean }): void =>
  set({ endsWithTab: !vault.outlivesTab });
/** A form holds something typed and not saved, or no longer; `form` names it on the screen. */
export function reportUnsaved(form: string, typed: boolean): void {
  if (unsaved.has(form) === typed) return;
  if (typed) unsaved.add(form);
  else unsaved.delete(form);
  set({ unsaved: unsaved.size });
}
/** Such a form came, or went. */
export const reportKeeping = (keepsItself: boolean): void => set({ keepsItself });
/** Another person or access: nothing of the one before is said. */
export const resetSaveState = (): void => set({ savedAt: null, draft: null, waiting: 0, refused: 0 });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSaveState(): SaveState {
  return useSyncExternalStore(subscribe, () => state);
}

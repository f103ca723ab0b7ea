import { useEffect, useState } from 'react';
import { reportDraft } from '../save-state.ts';
import { randomUuid } from '../uuid.ts';
import { currentVault, folderOf } from './current.ts';
import type { Draft, DraftServer, Known } from './draft-server.ts';
import { createDraftStore, type DraftStore, type KeptDraft } from './draft-store.ts';

/** This page, for the server: as long as it is not loaded anew. */
const WRITER = randomUuid();

const changes = new Set<() => void>();
const tell = () => {
  for (const change of changes) change();
};
/** Told when the drafts changed, or where they are. */
export function onDrafts(listener: () => void): () => void {
  changes.add(listener);
  return () => void changes.delete(listener);
}

let store: DraftStore | undefined;
/** The form that the top bar tells of. */
let told: string | undefined;

/** The work of one access begins. */
export function openDrafts(server: DraftServer): DraftStore {
  told = undefined;
  store = createDraftStore({
    vault: currentVault(),
    server,
    folder: folderOf('rascunho'),
    writer: WRITER,
    onPlace: (id, at, place) => {
      // Giving up another draft, or sending one of an earlier visit, says nothing of the form on the screen.
      if (told === id) reportDraft(at && { at, place });
    },
    onChange: tell,
  });
  return store;
}

export function closeDrafts(): void {
  store = undefined;
}

/** The drafts of the access in use; a form keeps its own, also when the access is left under it. */
export function currentDrafts(): DraftStore {
  if (!store) throw new Error('nothing is kept before somebody entered');
  return store;
}

/** The top bar tells of this form from now on. */
export function tellOfDraft(id: string): void {
  told = id;
}

const isSecret = (name: string) => /password|senha|secret/i.test(name);
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  return isPlain(value) ? withoutSecrets(value) : value;
}

/** Passwords are never kept, at any depth. */
export function withoutSecrets(values: Record<string, unknown>): Record<string, unknown> {
  const open = Object.entries(values).filter(([name]) => !isSecret(name));
  return Object.fromEntries(open.map(([name, value]) => [name, bare(value)]));
}

/** Keeps what is typed in a form of the access in use. */
export async function keepDraft(id: string, draft: Draft): Promise<void> {
  await currentDrafts().keep(id, { ...draft, values: withoutSecrets(draft.values) });
}

/** Gives up a draft: one that a list shows, or what this page itself knew of it. */
export const dropDraft = (id: string, known?: Known): Promise<void> => currentDrafts().drop(id, known);

/** Sends what waits of a form before another goes on with it; whether the server has all of it. */
export const deliverDraft = (id: string): Promise<boolean> => currentDrafts().deliver(id);

/** What was typed in a form that is not on the screen. */
export const readKept = async (id: string): Promise<Draft['values'] | undefined> =>
  (await currentDrafts().open(id))?.screen.values;

/** The server gave the draft to another. */
export const forgetPassed = (id: string): void => currentDrafts().passed(id);

/** The drafts of the access in use, the newest first; undefined until they were read. */
export function useDrafts(): readonly KeptDraft[] | undefined {
  const [drafts, setDrafts] = useState<KeptDraft[]>();
  useEffect(() => {
    let current = true;
    const here = currentDrafts();
    const read = async (anew: boolean) => {
      const all = await here.list(anew);
      if (current) setDrafts(all);
    };
    const stop = onDrafts(() => void read(false));
    void read(true);
    return () => {
      current = false;
      stop();
    };
  }, []);
  return drafts;
}

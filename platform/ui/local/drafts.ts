import { useEffect, useState } from 'react';
import { reportDraft } from '../save-state.ts';
import { currentVault, folderOf } from './current.ts';
import { createTurns } from './turns.ts';

/** What was typed in a form and not saved yet. */
export type Draft = {
  values: Record<string, unknown>;
  /** Instant, ISO. */
  at: string;
  /** What it is of, as the person reads it: "Novo município". */
  title: string;
  /** Where its form is. */
  path: string;
};

export type KeptDraft = Draft & { id: string };

const changes = new Set<() => void>();
const tell = () => {
  for (const change of changes) change();
};
/** Writes happen in the order they were asked: a draft on its way does not come back after it was dropped. */
const inTurn = createTurns();
const nameOf = (id: string) => `${folderOf('rascunho')}/${id}`;

/** What the top bar tells of. */
let told: string | undefined;

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

export async function readDraft(id: string): Promise<Draft | undefined> {
  const all = await listDrafts();
  return all.get(id);
}

/** Keeps what is typed; whether it outlives the tab. */
export async function keepDraft(id: string, draft: Draft): Promise<{ outlivesTab: boolean }> {
  const name = nameOf(id);
  const opening = currentVault();
  return inTurn(async () => {
    const vault = await opening;
    await vault.put(name, { ...draft, values: withoutSecrets(draft.values) });
    told = id;
    reportDraft(new Date(draft.at));
    tell();
    return vault;
  });
}

export async function dropDraft(id: string): Promise<void> {
  const name = nameOf(id);
  const opening = currentVault();
  await inTurn(async () => {
    await (await opening).remove(name);
    // Giving up another draft says nothing of the form on the screen.
    if (told === id) reportDraft(null);
    tell();
  });
}

/** The drafts of the access in use, by form. */
async function listDrafts(): Promise<Map<string, Draft>> {
  const folder = folderOf('rascunho');
  const kept = await (await currentVault()).read(folder);
  return new Map([...kept].map(([name, value]) => [name.slice(folder.length + 1), value as Draft]));
}

/** The drafts of the access in use, the newest first; undefined until they were read. */
export function useDrafts(): readonly KeptDraft[] | undefined {
  const [drafts, setDrafts] = useState<KeptDraft[]>();
  useEffect(() => {
    let current = true;
    const read = async () => {
      const all = [...(await listDrafts())].map(([id, draft]) => ({ id, ...draft }));
      if (current) setDrafts(all.sort((a, b) => b.at.localeCompare(a.at)));
    };
    const change = () => void read();
    change();
    changes.add(change);
    return () => {
      current = false;
      changes.delete(change);
    };
  }, []);
  return drafts;
}

import { openDatabase } from './database.ts';
import { importKey, newKey, type Sealed, seal, unseal } from './seal.ts';

/**
 * What waits on this computer for one person: drafts and calls to send. Names have a folder
 * ("rascunho/municipio"); values are plain data.
 */
export type Vault = {
  put(name: string, value: unknown): Promise<void>;
  /** Everything in a folder, by name. */
  read(folder: string): Promise<Map<string, unknown>>;
  remove(name: string): Promise<void>;
  /** It outlives this tab. Without it, people are told not to close the tab. */
  outlivesTab: boolean;
};

const KEY_OF_TAB = 'pec-chave-local';
/** What nobody came back for in so long, most of it of tabs that took their key with them. */
const FORGOTTEN_MS = 30 * 86_400_000;

/** In the tab's own storage: the only place on plain HTTP, where browsers offer no encryption. */
export function tabVault(owner: string, storage: Pick<Storage, 'getItem' | 'setItem'>): Vault {
  const place = `pec-local:${owner}`;
  const all = (): Record<string, unknown> =>
    JSON.parse(storage.getItem(place) ?? '{}') as Record<string, unknown>;
  const write = (entries: Record<string, unknown>) => storage.setItem(place, JSON.stringify(entries));
  return {
    outlivesTab: false,
    put: async (name, value) => write({ ...all(), [name]: value }),
    read: async (folder) => new Map(Object.entries(all()).filter(([name]) => name.startsWith(`${folder}/`))),
    remove: async (name) => {
      const { [name]: _gone, ...rest } = all();
      write(rest);
    },
  };
}

/** In IndexedDB, encrypted. `outlivesTab` only with a key that the person's next session has too. */
async function sealedVault(owner: string, hex: string, outlivesTab: boolean): Promise<Vault> {
  const database = await openDatabase();
  const key = await importKey(hex);
  const full = (name: string) => `${owner}/${name}`;
  await database.removeOlder(Date.now() - FORGOTTEN_MS);
  return {
    outlivesTab,
    put: async (name, value) => {
      const sealed = await seal(key, full(name), value);
      await database.put({ name: full(name), at: Date.now(), ...sealed });
    },
    read: async (folder) => {
      const found = new Map<string, unknown>();
      for (const { name, ...sealed } of await database.list(full(`${folder}/`))) {
        const value = await unseal(key, name, sealed satisfies Sealed);
        if (value !== undefined) found.set(name.slice(owner.length + 1), value);
      }
      return found;
    },
    remove: (name) => database.remove(full(name)),
  };
}

/** The tab's own key: kept while the tab lives, so that a reload can read what was kept before it. */
function keyOfTab(): string {
  const key = sessionStorage.getItem(KEY_OF_TAB) ?? newKey();
  sessionStorage.setItem(KEY_OF_TAB, key);
  return key;
}

/** Opens what waits for a person. `localKey` is the one of the session, when the server gives it. */
export async function openVault(owner: string, localKey: string | undefined): Promise<Vault> {
  if (globalThis.crypto.subtle === undefined) return tabVault(owner, sessionStorage);
  try {
    return await sealedVault(owner, localKey ?? keyOfTab(), localKey !== undefined);
  } catch {
    // Private windows may refuse the database.
    return tabVault(owner, sessionStorage);
  }
}

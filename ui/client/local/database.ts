import type { Sealed } from './seal.ts';

export type Entry = Sealed & { name: string /** ms */; at: number };

const STORE = 'guardados';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}

/** The browser's own database of encrypted entries, ordered by name. */
export async function openDatabase() {
  const opening = indexedDB.open('pec-aberto', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'name' });
  const database = await done(opening);
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE);
  return {
    put: async (entry: Entry): Promise<void> => {
      const entries = store('readwrite');
      const written = entries.put(entry);
      // Not left to the end of the request: the page may be closing.
      entries.transaction.commit();
      await done(written);
    },
    remove: async (name: string): Promise<void> => {
      await done(store('readwrite').delete(name));
    },
    /** Entries whose name begins so. */
    list: (prefix: string): Promise<Entry[]> =>
      done(store('readonly').getAll(IDBKeyRange.bound(prefix, `${prefix}￿`))),
    removeOlder: async (than: number) => {
      const entries = store('readwrite');
      for (const { name, at } of await done<Entry[]>(entries.getAll())) if (at < than) entries.delete(name);
    },
  };
}

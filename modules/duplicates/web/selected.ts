import { useSyncExternalStore } from 'react';
import { onLeave } from '#ui/client/leaving';

/** A person selected to be joined, as the list showed. */
export type Selected = {
  id: string;
  name: string;
  birthDate: string | null;
  motherName: string | null;
  cpf: string | null;
};

type Selection = { people: readonly Selected[]; principal: string | null };

const NOTHING: Selection = { people: [], principal: null };
/** Only in memory, and only while the person works here: names do not stay on a shared computer. */
let selection = NOTHING;
const listeners = new Set<() => void>();

function set(next: Selection): void {
  const { people, principal } = next;
  selection = { people, principal: people.some(({ id }) => id === principal) ? principal : null };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Those of `keys` are selected: who was stays as known, who is new comes from `shown`. */
export function select(keys: ReadonlySet<string>, shown: readonly Selected[]): void {
  const known = [
    ...selection.people,
    ...shown.filter(({ id }) => !selection.people.some((one) => one.id === id)),
  ];
  set({ ...selection, people: known.filter(({ id }) => keys.has(id)) });
}

export const unselect = (id: string): void =>
  set({ ...selection, people: selection.people.filter((one) => one.id !== id) });
export const setPrincipal = (principal: string): void => set({ ...selection, principal });
export const clearSelection = (): void => set(NOTHING);
onLeave(clearSelection);

/** What is selected: it survives new searches, and going to other pages. */
export const useSelected = (): Selection => useSyncExternalStore(subscribe, () => selection);

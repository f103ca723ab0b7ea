/*
 * What pages remember of people only in memory. A unit's computer serves many: as soon as somebody else works at it,
 * or nobody, all of it is gone.
 */
const stores = new Set<() => void>();
let person: string | undefined;

/** `empty` forgets what a store of a page holds; it is called when the person leaves. */
export const onLeave = (empty: () => void): void => void stores.add(empty);

/** A map that is empty again when the person leaves. */
export function mapOfPerson<T>(): Map<string, T> {
  const map = new Map<string, T>();
  onLeave(() => map.clear());
  return map;
}

const WAITS_MS = 3_000;
const works = new Set<() => Promise<void>>();

/** `finish` sends what is still on its way when the person leaves. Returns how to take it back. */
export function beforeLeaving(finish: () => Promise<void>): () => void {
  works.add(finish);
  return () => void works.delete(finish);
}

/** Before the person signs out: what is on its way arrives, but nobody waits long for it. */
export async function finishWork(): Promise<void> {
  const enough = new Promise((resolve) => setTimeout(resolve, WAITS_MS));
  await Promise.race([Promise.allSettled([...works].map((finish) => finish())), enough]);
}

/** The person at the desk leaves. */
export function forgetPeople(): void {
  for (const empty of stores) empty();
}

/** Who works here from now on; undefined for nobody. */
export function setPersonHere(personId: string | undefined): void {
  if (person === personId) return;
  person = personId;
  forgetPeople();
}

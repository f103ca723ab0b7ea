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

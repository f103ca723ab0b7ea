/**
 * The rules of the resource tree, the same for page and server. The id of a resource is
 * its parent's id, a dot and its own part; a set that holds a resource holds its ancestors.
 */

/** Ancestors of a resource, the nearest last. */
export function ancestorsOf(id: string): string[] {
  const parts = id.split('.');
  return parts.slice(1).map((_part, place) => parts.slice(0, place + 1).join('.'));
}

const isUnder = (id: string, branch: string): boolean => id.startsWith(`${branch}.`);

/** The set with the ancestors of everything in it. */
export const withAncestors = (ids: Iterable<string>): Set<string> =>
  new Set([...ids].flatMap((id) => [...ancestorsOf(id), id]));

/** Ticking authorises the ancestors too; unticking takes away all that is under it. */
export function toggled(held: ReadonlySet<string>, id: string): Set<string> {
  if (!held.has(id)) return withAncestors([...held, id]);
  return new Set([...held].filter((other) => other !== id && !isUnder(other, id)));
}

/** Ticks a resource and all that is under it. */
export function withBranch(held: ReadonlySet<string>, id: string, all: Iterable<string>): Set<string> {
  return withAncestors([...held, id, ...[...all].filter((other) => isUnder(other, id))]);
}

export type Difference = { added: string[]; removed: string[] };

export function difference(before: ReadonlySet<string>, after: ReadonlySet<string>): Difference {
  return {
    added: [...after].filter((id) => !before.has(id)),
    removed: [...before].filter((id) => !after.has(id)),
  };
}

/** The same changes made to another set: what somebody else added or removed meanwhile stays. */
export function applied(held: ReadonlySet<string>, { added, removed }: Difference): Set<string> {
  const kept = [...held].filter((id) => !removed.some((gone) => id === gone || isUnder(id, gone)));
  return withAncestors([...kept, ...added]);
}

export type TreeState = 'off' | 'on' | 'part';

/** Empty: not held; tick: held, with all or none of what is under it; dash: held with a part of it. */
export function stateOf(held: ReadonlySet<string>, id: string, under: readonly string[]): TreeState {
  if (!held.has(id)) return 'off';
  const count = under.filter((other) => held.has(other)).length;
  return count === 0 || count === under.length ? 'on' : 'part';
}

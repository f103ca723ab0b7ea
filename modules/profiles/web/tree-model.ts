import { plainText } from '#ui/kit/plain-text';
import { ancestorsOf, stateOf, type TreeState } from '../contract/tree.ts';

export type Resource = {
  id: string;
  label: string;
  parent: string | null;
  kinds: string[];
  side: 'coordination' | 'care' | null;
};

/** What is shown of the tree. */
export type TreeView = 'all' | 'held' | 'changed';

export type TreeRow = {
  id: string;
  label: string;
  level: number;
  /** Place among its siblings shown, from 1, and how many they are. */
  place: number;
  siblings: number;
  /** Undefined for a leaf. */
  open: boolean | undefined;
  state: TreeState;
  /** Resources under it: held, and all. */
  count: { held: number; all: number } | undefined;
  change: 'added' | 'removed' | undefined;
};

export type TreeInput = {
  resources: readonly Resource[];
  before: ReadonlySet<string>;
  held: ReadonlySet<string>;
  open: ReadonlySet<string>;
  search: string;
  view: TreeView;
};

/** The resources of one kind of access, in the order of the annex. */
export const resourcesOfKind = (resources: readonly Resource[], kind: string): Resource[] =>
  resources.filter((resource) => resource.kinds.includes(kind));

/** Labels from the root to the parent, as the panel of changes shows them. */
export function pathOf(labels: ReadonlyMap<string, string>, id: string): string {
  return ancestorsOf(id)
    .map((ancestor) => labels.get(ancestor) ?? ancestor)
    .join(' › ');
}

function changeOf({ before, held }: TreeInput, id: string): TreeRow['change'] {
  if (before.has(id) === held.has(id)) return undefined;
  return held.has(id) ? 'added' : 'removed';
}

/** The ids that search and view leave, with their ancestors: the hierarchy stays (ADM-K11). */
function kept(input: TreeInput): Set<string> {
  const words = plainText(input.search);
  const matches = ({ id, label }: Resource) =>
    plainText(label).includes(words) &&
    (input.view === 'all' ||
      (input.view === 'held' ? input.held.has(id) : changeOf(input, id) !== undefined));
  return new Set(input.resources.filter(matches).flatMap(({ id }) => [...ancestorsOf(id), id]));
}

/** The rows to draw, in order. While a search or a narrower view is on, all that is left stands open. */
export function treeRows(input: TreeInput): TreeRow[] {
  const all = kept(input);
  const narrowed = input.search !== '' || input.view !== 'all';
  const children = new Map<string | null, Resource[]>();
  for (const resource of input.resources) {
    if (!all.has(resource.id)) continue;
    children.set(resource.parent, [...(children.get(resource.parent) ?? []), resource]);
  }
  const ids = input.resources.map(({ id }) => id);
  const rowsUnder = (parent: string | null, level: number): TreeRow[] => {
    const siblings = children.get(parent) ?? [];
    return siblings.flatMap(({ id, label }, place) => {
      const under = ids.filter((other) => other.startsWith(`${id}.`));
      const open = under.length === 0 ? undefined : narrowed || input.open.has(id);
      const row: TreeRow = {
        id,
        label,
        level,
        place: place + 1,
        siblings: siblings.length,
        open,
        state: stateOf(input.held, id, under),
        count:
          under.length === 0
            ? undefined
            : { held: under.filter((other) => input.held.has(other)).length, all: under.length },
        change: changeOf(input, id),
      };
      return open ? [row, ...rowsUnder(id, level + 1)] : [row];
    });
  };
  return rowsUnder(null, 1);
}

/** Where the words of the search stand in a label: the pieces before, found and after; null when they do not. */
export function found(label: string, search: string): [string, string, string] | null {
  const words = plainText(search);
  const at = words === '' ? -1 : plainText(label).indexOf(words);
  if (at < 0) return null;
  return [label.slice(0, at), label.slice(at, at + words.length), label.slice(at + words.length)];
}

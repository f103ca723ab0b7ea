import type { Difference } from '../contract/tree.ts';
import type { Resource } from './tree-model.ts';

export type Companion = { id: string; name: string; resources: string[]; accesses: number };

/** Profiles held beside this one that would give nothing of their own once it is saved (picture 12). */
export function becomeRedundant(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  companions: readonly Companion[],
): Companion[] {
  const within = (held: ReadonlySet<string>, { resources }: Companion) =>
    resources.every((id) => held.has(id));
  return companions.filter(
    (companion) => companion.resources.length > 0 && within(after, companion) && !within(before, companion),
  );
}

/** Resources of the two sides that one profile should not mix. */
export type Mixture = { coordination: Resource[]; care: Resource[] };

function sidesOf(held: ReadonlySet<string>, resources: readonly Resource[]): Mixture {
  const of = (side: Resource['side']) => resources.filter((one) => one.side === side && held.has(one.id));
  return { coordination: of('coordination'), care: of('care') };
}

/** What a profile would mix after the change; null when it holds one side only, or mixed the two before. */
export function mixes(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  resources: readonly Resource[],
): Mixture | null {
  const mixed = ({ coordination, care }: Mixture) => coordination.length > 0 && care.length > 0;
  const now = sidesOf(after, resources);
  return mixed(now) && !mixed(sidesOf(before, resources)) ? now : null;
}

/** Profiles beside this one that stand on the other side of what is being added to it. */
export function clashes(
  { added }: Difference,
  resources: readonly Resource[],
  companions: readonly Companion[],
): Companion[] {
  const side = (ids: Iterable<string>) => sidesOf(new Set(ids), resources);
  const mine = side(added);
  return companions.filter((companion) => {
    const theirs = side(companion.resources);
    return (
      (mine.coordination.length > 0 && theirs.care.length > 0) ||
      (mine.care.length > 0 && theirs.coordination.length > 0)
    );
  });
}

import type { EntryKind } from '../../contract/kept.ts';

/**
 * The row of the citizen's list that is written: the one that was named; of what a citizen has but one of, the one that stands,
 * whether it was named or not. `held`: the oldest first.
 */
export const entryOf = <E extends { kind: EntryKind; removed: boolean }>(
  held: ReadonlyMap<string, E>,
  kind: EntryKind,
  id: string | undefined,
): E | undefined => {
  if (id !== undefined) return held.get(id);
  return kind === 'obstetrico'
    ? [...held.values()].findLast((one) => one.kind === kind && !one.removed)
    : undefined;
};

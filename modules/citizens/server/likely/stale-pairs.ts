import type { UseCaseContext } from '#platform/usecase/context';
import { civilToday } from '../rules/today.ts';
import { candidateOf, toldOf } from './candidate-queries.ts';
import { judgeOn } from './judge.ts';
import { dropPairs, lockOpenPairs, type OpenPair } from './pair-queries.ts';

/**
 * Takes out of the queue open suspicions about these people that no longer hold, now that the records say something
 * else. `found`: pairs just seen to hold. Nobody decided of them: found again, they come again. The change log and the
 * trail keep which pairs went. Whatever somebody is deciding at this moment is left to that person.
 */
export async function dropStalePairs(
  context: UseCaseContext,
  ids: readonly string[],
  found: ReadonlyArray<{ ids: readonly [string, string] }>,
): Promise<void> {
  const { db } = context;
  const open = await lockOpenPairs(db, ids);
  const seen = new Set(found.map((pair) => pair.ids.toSorted().join(' ')));
  const stale = await noLongerLikely(
    context,
    open.filter(({ aId, bId }) => !seen.has(`${aId} ${bId}`)),
  );
  if (stale.length === 0) return;
  await dropPairs(
    db,
    stale.map(({ id }) => id),
  );
  for (const { id, aId, bId, score } of stale) {
    context.changed({ table: 'duplicate_pair', id, operation: 'D' });
    const details = { one: aId, other: bId, score };
    context.audit({ type: 'duplicates.gone', subject: { table: 'duplicate_pair', id }, details });
  }
}

/** Pairs of two living registrations that nobody would be asked about any more. */
async function noLongerLikely(context: UseCaseContext, pairs: readonly OpenPair[]): Promise<OpenPair[]> {
  if (pairs.length === 0) return [];
  const rows = await toldOf(
    context.db,
    pairs.flatMap(({ aId, bId }) => [aId, bId]),
  );
  const people = new Map(rows.map((row) => [row.id, candidateOf(row).prepared]));
  const judge = judgeOn(await civilToday(context), people.values());
  return pairs.filter(({ aId, bId }) => {
    const [a, b] = [people.get(aId), people.get(bId)];
    return a !== undefined && b !== undefined && judge(a, b) === undefined;
  });
}

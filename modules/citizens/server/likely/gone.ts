import { rowsOf, sql } from '#platform/db/database';
import { prepared, unseen } from '#platform/db/named';
import type { UseCaseContext } from '#platform/usecase/context';
import { glimpseColumns } from '../record/glimpse.ts';
import { civilToday } from '../rules/today.ts';
import { candidateOf, toldColumns, type ToldRow } from './candidates.ts';
import { judgeOn } from './judge.ts';

type Open = { id: string; aId: string; bId: string; score: number };

/**
 * Takes out of the queue open suspicions about these people that no longer hold, now that the records say something
 * else. `found`: pairs just seen to hold. Nobody decided of them: found again, they come again. The change log and the
 * trail keep which pairs went. Whatever somebody is deciding at this moment is left to that person.
 */
export async function dropGone(
  context: UseCaseContext,
  ids: readonly string[],
  found: ReadonlyArray<{ ids: readonly [string, string] }>,
): Promise<void> {
  const { db } = context;
  const open = await rowsOf<Open>(
    db,
    prepared(sql`select p.id, p.a_id as "aId", p.b_id as "bId", p.score from duplicate_pair p
      where p.state = 'open' and p.id in (
        select id from duplicate_pair where a_id = any(${unseen(ids, 'uuid')})
        union all select id from duplicate_pair where b_id = any(${unseen(ids, 'uuid')}))
      order by p.id for update skip locked`),
  );
  const seen = new Set(found.map((pair) => pair.ids.toSorted().join(' ')));
  const gone = await noLongerLikely(
    context,
    open.filter(({ aId, bId }) => !seen.has(`${aId} ${bId}`)),
  );
  if (gone.length === 0) return;
  await sql`delete from duplicate_pair where id = any(${gone.map(({ id }) => id)}::uuid[])`.execute(db);
  for (const { id, aId, bId, score } of gone) {
    context.changed({ table: 'duplicate_pair', id, operation: 'D' });
    const details = { one: aId, other: bId, score };
    context.audit({ type: 'duplicates.gone', subject: { table: 'duplicate_pair', id }, details });
  }
}

/** Pairs of two living registrations that nobody would be asked about any more. */
async function noLongerLikely(context: UseCaseContext, pairs: readonly Open[]): Promise<Open[]> {
  if (pairs.length === 0) return [];
  const rows = await rowsOf<ToldRow>(
    context.db,
    sql`select ${glimpseColumns}, ${toldColumns} from citizen c
      where c.id = any(${pairs.flatMap(({ aId, bId }) => [aId, bId])}::uuid[]) and c.status <> 'merged'`,
  );
  const people = new Map(rows.map((row) => [row.id, candidateOf(row).prepared]));
  const judge = judgeOn(await civilToday(context), people.values());
  return pairs.filter(({ aId, bId }) => {
    const [a, b] = [people.get(aId), people.get(bId)];
    return a !== undefined && b !== undefined && judge(a, b) === undefined;
  });
}

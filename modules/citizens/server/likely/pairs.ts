import type { Evidence } from '@pec-aberto/matching';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';

/** Two registrations that may be one person, as the queue keeps them. */
export type FoundPair = {
  ids: readonly [string, string];
  score: number;
  evidence: Evidence;
  /** Why somebody already knows that they are two; null while nobody said a word. */
  different?: string | undefined;
};

export type PairOrigin = 'scan' | 'registration' | 'fci' | 'import';

/**
 * Puts pairs in the queue, or brings what is known of them up to date. What somebody decided is never opened again,
 * and "not the same" (`different`) closes what was open. Answers the ids of the pairs that came or changed.
 */
export async function keepPairs(
  db: Db,
  pairs: readonly FoundPair[],
  found: { origin: PairOrigin; now: Date; by: string | null },
): Promise<string[]> {
  if (pairs.length === 0) return [];
  const rows = pairs.map(({ ids, score, evidence, different }) => {
    const [a_id, b_id] = ids[0] < ids[1] ? ids : [ids[1], ids[0]];
    const decided = different === undefined ? null : found.now;
    return {
      id: uuidV7(found.now.getTime()),
      a_id,
      b_id,
      score,
      evidence,
      origin: found.origin,
      state: decided ? 'different' : 'open',
      found_at: found.now,
      decided_at: decided,
      decided_by: decided && found.by,
      reason: different ?? null,
    };
  });
  const kept = await rowsOf<{ id: string }>(
    db,
    sql`insert into duplicate_pair as p
      select * from jsonb_populate_recordset(null::duplicate_pair, ${JSON.stringify(rows)}::jsonb)
      on conflict (a_id, b_id) do update set score = excluded.score, evidence = excluded.evidence,
        state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by,
        reason = excluded.reason
      where p.state = 'open' and (p.score, p.evidence, p.state) is distinct from
        (excluded.score, excluded.evidence, excluded.state)
      returning p.id`,
  );
  return kept.map(({ id }) => id);
}

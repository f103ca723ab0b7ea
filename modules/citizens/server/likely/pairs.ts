import type { Evidence } from '@pec-aberto/matching';
import type { Change } from '#platform/audit/changelog';
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

/** A pair that came to the queue, or of which more is known now. */
export type KeptPair = Change & { operation: 'I' | 'U'; state: 'open' | 'different' };

/**
 * Puts pairs in the queue, or brings what is known of them up to date. What somebody decided is never opened again;
 * "not the same" (`different`) of a pair that waits already is kept beside it, for who decides of the queue. Answers
 * the pairs that came or changed.
 */
export async function keepPairs(
  db: Db,
  pairs: readonly FoundPair[],
  found: { origin: PairOrigin; now: Date; by: string | null },
): Promise<KeptPair[]> {
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
  const kept = await rowsOf<{ id: string; isNew: boolean; state: KeptPair['state'] }>(
    db,
    sql`insert into duplicate_pair as p
      select * from jsonb_populate_recordset(null::duplicate_pair, ${JSON.stringify(rows)}::jsonb)
      on conflict (a_id, b_id) do update set score = excluded.score, evidence = excluded.evidence,
        reason = coalesce(excluded.reason, p.reason)
      where p.state = 'open' and (p.score, p.evidence, p.reason) is distinct from
        (excluded.score, excluded.evidence, coalesce(excluded.reason, p.reason))
      returning p.id, p.xmax = 0 as "isNew", p.state`,
  );
  return kept.map(({ id, isNew, state }) => ({
    table: 'duplicate_pair',
    id,
    operation: isNew ? 'I' : 'U',
    state,
  }));
}

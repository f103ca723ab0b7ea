import type { Evidence } from '@pec-aberto/matching';
import type { Change } from '#platform/audit/changelog';
import type { Db } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { upsertPairs } from './pair-queries.ts';

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
      state: decided ? ('different' as const) : ('open' as const),
      found_at: found.now,
      decided_at: decided,
      decided_by: decided && found.by,
      reason: different ?? null,
    };
  });
  const kept = await upsertPairs(db, rows);
  return kept.map(({ id, isNew, state }) => ({
    table: 'duplicate_pair',
    id,
    operation: isNew ? 'I' : 'U',
    state,
  }));
}

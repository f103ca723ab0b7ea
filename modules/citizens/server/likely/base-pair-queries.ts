import { affected, sql, type Tx } from '#platform/db/database';

/** Of both registrations there is one ficha: who compares people sees why the pair is there. */
const EVIDENCE = JSON.stringify({ fields: [{ field: 'ficha', level: 'same' }], guards: [] });

/**
 * Puts in the queue, as sure, pairs of registrations of two bases that hold one ficha; of joined ones, those they live on
 * in. What somebody decided stays, and the same pairs again change nothing. Answers how many came or are sure now.
 */
export const noteBasePairs = (
  db: Tx,
  pairs: ReadonlyArray<{ a: string; b: string }>,
  now: Date,
): Promise<number> =>
  affected(
    db,
    sql`insert into duplicate_pair as p (id, a_id, b_id, score, evidence, origin, found_at)
      select uuid_v7(), one, other, 1, ${EVIDENCE}::jsonb, 'base', ${now}
      from (
        select distinct least(a.survivor_id, b.survivor_id) as one, greatest(a.survivor_id, b.survivor_id) as other
        from unnest(${pairs.map(({ a }) => a)}::uuid[], ${pairs.map(({ b }) => b)}::uuid[]) as pair (a, b)
        join citizens_person a on a.id = pair.a join citizens_person b on b.id = pair.b
        where a.survivor_id <> b.survivor_id) q
      on conflict (a_id, b_id) do update
        set score = excluded.score, evidence = excluded.evidence, origin = excluded.origin
        where p.state = 'open' and p.origin <> 'base'`,
  );

import { type Db, rowsOf, sql } from '#platform/db/database';
import { prepared, opaque } from '#platform/db/named';
import type { Tables } from '../rows.ts';

type PairRow = Omit<Tables['duplicate_pair'], 'evidence'> & { evidence: object };
type UpsertedPair = { id: string; isNew: boolean; state: 'open' | 'different' };

/**
 * Writes pairs that are new, or of which something else is known now and nobody decided; answers those written. Of two
 * that one ficha makes sure, a comparison knows nothing better.
 */
export const upsertPairs = (db: Db, rows: readonly PairRow[]): Promise<UpsertedPair[]> =>
  rowsOf<UpsertedPair>(
    db,
    sql`insert into duplicate_pair as p
      select * from jsonb_populate_recordset(null::duplicate_pair, ${JSON.stringify(rows)}::jsonb)
      on conflict (a_id, b_id) do update set score = case p.origin when 'base' then p.score else excluded.score end,
        evidence = case p.origin when 'base' then p.evidence else excluded.evidence end,
        reason = coalesce(excluded.reason, p.reason)
      where p.state = 'open' and (p.reason is distinct from coalesce(excluded.reason, p.reason)
        or p.origin <> 'base' and (p.score, p.evidence) is distinct from (excluded.score, excluded.evidence))
      returning p.id, p.xmax = 0 as "isNew", p.state`,
  );

export type OpenPair = { id: string; aId: string; bId: string; score: number };

/** What comparing says of these people and nobody decided, but for what somebody is deciding at this moment. */
export const lockOpenPairs = (db: Db, ids: readonly string[]): Promise<OpenPair[]> =>
  rowsOf<OpenPair>(
    db,
    prepared(sql`select p.id, p.a_id as "aId", p.b_id as "bId", p.score from duplicate_pair p
      where p.state = 'open' and p.origin <> 'base' and p.id in (
        select id from duplicate_pair where a_id = any(${opaque(ids, 'uuid')})
        union all select id from duplicate_pair where b_id = any(${opaque(ids, 'uuid')}))
      order by p.id for update skip locked`),
  );

export async function dropPairs(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from duplicate_pair where id = any(${[...ids]}::uuid[])`.execute(db);
}

import { DEFAULT_SETTINGS } from '@pec-aberto/matching';
import { type Db, getRow, sql } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';

const FRESH_MS = 10 * 60_000;
const known = new WeakMap<Platform, { at: number; keys: ReadonlySet<number> }>();

/**
 * Keys that more people share than `largestBlock` of packages/matching: nobody is looked for by them. Read from the
 * statistics that ANALYZE keeps of the column, once in ten minutes, by the transaction that finds them old: to wait
 * here for another connection could wait for ever.
 */
export async function commonKeys(platform: Platform, db: Db, now: number): Promise<ReadonlySet<number>> {
  const before = known.get(platform);
  if (before && now - before.at < FRESH_MS && now >= before.at) return before.keys;
  const keys = await readCommonKeys(db);
  known.set(platform, { at: now, keys });
  return keys;
}

/** The same, as the statistics stand now. */
export async function readCommonKeys(db: Db): Promise<ReadonlySet<number>> {
  const { keys, shares, citizens } = await getRow(
    db,
    sql<{ keys: string[] | null; shares: number[] | null; citizens: number }>`
      select s.most_common_elems::text::text[] as keys, s.most_common_elem_freqs as shares,
        greatest(c.reltuples, 0)::bigint as citizens
      from pg_class c
      left join pg_stats s on s.schemaname = current_schema and s.tablename = c.relname and s.attname = 'match_keys'
      where c.oid = 'citizen'::regclass`,
  );
  const tooMany = keys?.filter(
    (_, place) => (shares?.[place] ?? 0) * citizens > DEFAULT_SETTINGS.largestBlock,
  );
  return new Set(tooMany?.map(Number));
}

import { DEFAULT_SETTINGS } from '@pec-aberto/matching';
import { type Db, getRow, sql } from '#platform/db/database';

const FRESH_MS = 10 * 60_000;
const known = new WeakMap<object, { at: number; keys: Promise<ReadonlySet<number>> }>();

/**
 * Keys that more people share than `largestBlock` of packages/matching: nobody is looked for by them. Read from the
 * statistics that ANALYZE keeps of the column, once in ten minutes.
 */
export function commonKeys(db: Db, now: number): Promise<ReadonlySet<number>> {
  const before = known.get(db);
  if (before && now - before.at < FRESH_MS && now >= before.at) return before.keys;
  const keys = readCommonKeys(db);
  known.set(db, { at: now, keys });
  // A failure is not remembered.
  keys.catch(() => known.delete(db));
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

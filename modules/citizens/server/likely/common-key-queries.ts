import { DEFAULT_SETTINGS } from '@pec-aberto/matching';
import { type Db, getRow, sql } from '#platform/db/database';

/** Keys that too many share, as the statistics stand now (see `commonKeys`). */
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

import { type Db, getRow, sql } from '#platform/db/database';

type Statistics = { words: string[] | null; frequencies: number[] | null; citizens: number };

/** What ANALYZE keeps of `citizen.search`: the commonest words with the share of citizens that have each. */
export async function readWords(db: Db): Promise<{ words: ReadonlyMap<string, number>; citizens: number }> {
  const { words, frequencies, citizens } = await getRow(
    db,
    sql<Statistics>`
      select s.most_common_elems::text::text[] as words, s.most_common_elem_freqs as frequencies,
        greatest(c.reltuples, 0)::bigint as citizens
      from pg_class c
      left join pg_stats s on s.schemaname = current_schema and s.tablename = c.relname and s.attname = 'search'
      where c.oid = 'citizen'::regclass`,
  );
  // Beyond the words stand the least and the greatest frequency.
  return { words: new Map(words?.map((word, place) => [word, frequencies?.[place] ?? 0])), citizens };
}

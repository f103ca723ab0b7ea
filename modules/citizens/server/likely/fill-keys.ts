import { type Db, rowsOf, sql } from '#platform/db/database';
import { candidateOf, toldColumns, type ToldRow } from './candidates.ts';
import { glimpseColumns } from '../record/glimpse.ts';
import { matchKeys } from './keys.ts';

/** What came of one portion: how far it went, and whose keys are there now. */
export type FilledKeys = { upto: string; filled: string[] };

/**
 * Matching keys of registrations that have none, as rows written by an older program: without them nobody finds
 * these people. A portion of `limit` in the order of ids, after `after`; undefined when none is left. Who tells too
 * little to have keys stays without.
 */
export async function fillMatchKeys(
  db: Db,
  after: string | null,
  limit: number,
): Promise<FilledKeys | undefined> {
  const rows = await rowsOf<ToldRow>(
    db,
    sql`select ${glimpseColumns}, ${toldColumns} from citizen c
      where c.match_keys = '{}' and (${after}::uuid is null or c.id > ${after}::uuid)
      order by c.id limit ${limit}`,
  );
  const upto = rows.at(-1)?.id;
  if (upto === undefined) return undefined;
  const keyed = rows
    .map((row) => ({ id: row.id, keys: matchKeys(candidateOf(row).prepared) }))
    .filter(({ keys }) => keys.length > 0);
  // Written meanwhile, the row has its keys already, and newer ones.
  const filled = await rowsOf<{ id: string }>(
    db,
    sql`update citizen c set match_keys = k.keys
      from jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as k (id uuid, keys bigint[])
      where c.id = k.id and c.match_keys = '{}' returning c.id`,
  );
  return { upto, filled: filled.map(({ id }) => id) };
}

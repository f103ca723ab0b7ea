import type { Db } from '#platform/db/database';
import { candidateOf } from './candidate-queries.ts';
import { findWithoutKeys, giveKeys } from './key-queries.ts';
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
  const rows = await findWithoutKeys(db, after, limit);
  const upto = rows.at(-1)?.id;
  if (upto === undefined) return undefined;
  const keyed = rows
    .map((row) => ({ id: row.id, keys: matchKeys(candidateOf(row).prepared) }))
    .filter(({ keys }) => keys.length > 0);
  return { upto, filled: await giveKeys(db, keyed) };
}

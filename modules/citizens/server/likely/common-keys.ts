import type { Db } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { readCommonKeys } from './common-key-queries.ts';

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

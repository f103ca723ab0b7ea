import type { Db } from '#platform/db/database';
import { loadLedi } from '#platform/ledi/load';
import { listToApply } from '../apply/apply-queries.ts';
import { listHeldVersions } from '../held/held-queries.ts';

/**
 * Whether fichas of a municipality (null: any) could be processed now: accepted ones that wait for the registration,
 * and held ones whose layout the program knows by now.
 */
export async function hasPending(db: Db, municipalityId: string | null): Promise<boolean> {
  const [waiting] = await listToApply(db, { municipalityId, after: undefined, limit: 1 });
  if (waiting) return true;
  const held = await listHeldVersions(db, municipalityId);
  if (held.length === 0) return false;
  const { layout, rankOf } = await loadLedi();
  return held.some((version) => rankOf(version) <= layout.newestRank);
}

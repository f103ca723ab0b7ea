import type { Db } from '#platform/db/database';
import { listResources, type SessionRow } from './session-queries.ts';

// Profiles in use at a time are few; a municipality that edits many starts over now and then.
const MOST = 500;
let version = 0;
const remembered = new Map<string, ReadonlySet<string>>();

/**
 * Resources of a session's profiles, as its municipality has them. Remembered while no profile changes: the version is read with the session
 * on each request and grows in the transaction of the change, so that nothing stale is ever used.
 */
export async function resourcesOf(
  db: Db,
  row: Pick<SessionRow, 'profiles' | 'municipality_id' | 'permission_version'>,
): Promise<ReadonlySet<string>> {
  const profiles = row.profiles ?? [];
  if (row.permission_version !== version || remembered.size > MOST) {
    remembered.clear();
    version = row.permission_version;
  }
  const key = [row.municipality_id, ...profiles].join();
  const known = remembered.get(key);
  if (known) return known;
  const resources = new Set(await listResources(db, row.municipality_id, profiles));
  if (row.permission_version === version) remembered.set(key, resources);
  return resources;
}

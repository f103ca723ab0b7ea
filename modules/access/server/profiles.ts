import type { Db } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { listWithoutProfiles } from './lotacao-profile-queries.ts';
import { profilesOfCbo, standardProfiles } from './profile-data.ts';
import { activeBySlug, cbosOf, growStandardProfiles, replaceByCbo } from './standard-profile-queries.ts';

/**
 * Brings the standard profiles into the base. Resources that a newer program gives are added, none is ever
 * taken away. What a municipality added or removed stands beside the profile and is not touched, except that
 * a new resource under a branch it removed stays removed with the branch.
 */
export async function loadStandardProfiles(platform: Platform, profiles = standardProfiles()): Promise<void> {
  const now = platform.clock.now();
  await platform.db.transaction().execute((tx) => growStandardProfiles(tx, profiles, now));
}

/**
 * Gives lotações the default profiles of their CBO, replacing what they had. Set-based: any number of ids.
 * A CBO without part in care gets none, and so opens no access; nor does a profile the municipality
 * inactivated.
 */
export async function assignDefaultProfiles(db: Db, lotacaoIds: readonly string[]): Promise<void> {
  if (lotacaoIds.length === 0) return;
  const cbos = await cbosOf(db, lotacaoIds);
  await replaceByCbo(
    db,
    lotacaoIds,
    cbos.flatMap((cbo) => profilesOfCbo(cbo).map((slug) => ({ cbo, slug }))),
  );
}

/** Gives those of these lotações that have no profile the default ones of their CBO. */
export const assignMissingProfiles = async (db: Db, lotacaoIds: readonly string[]): Promise<void> =>
  assignDefaultProfiles(db, await listWithoutProfiles(db, lotacaoIds));

/**
 * The profiles that `assignDefaultProfiles` gives a lotação of each of these CBOs in a municipality, ordered
 * by id; none for a CBO without part in care.
 */
export async function findDefaultProfiles(
  db: Db,
  municipalityId: string,
  cbos: readonly string[],
): Promise<Array<{ cbo: string; profiles: string[] }>> {
  return activeBySlug(
    db,
    municipalityId,
    cbos.map((cbo) => ({ cbo, slugs: profilesOfCbo(cbo) })),
  );
}

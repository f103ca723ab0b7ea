import { findDefaultProfiles } from '#modules/access/index';
import type { Tx } from '#platform/db/database';
import { cbosToDerive, markOffDefaults } from './default-profile-queries.ts';

/**
 * Marks the lotações of the file that are here, have "Atualizar perfis ao importar CNES" on, and whose
 * profiles are not those of their CBO: the import gives them these again (ADM-G09).
 */
export async function markOffDefaultProfiles(db: Tx, municipalityId: string): Promise<void> {
  const cbos = await cbosToDerive(db);
  if (cbos.length > 0) await markOffDefaults(db, await findDefaultProfiles(db, municipalityId, cbos));
}

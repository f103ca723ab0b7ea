import type { Db } from '#platform/db/database';
import { refused } from '#platform/errors/problem';
import { keepProfiles, listAssignableProfiles, listHeldProfiles } from './lotacao-profile-queries.ts';

/**
 * Gives a lotação exactly these profiles; sessions feel it at their next request. Those it already had may
 * stay though inactive by now. Throws 422 on `profileIds` for none at all and for one that may not be given.
 */
export async function setLotacaoProfiles(
  db: Db,
  lotacao: { id: string; municipalityId: string; profileIds: readonly string[] },
): Promise<void> {
  const chosen = [...new Set(lotacao.profileIds)];
  const had = await listHeldProfiles(db, lotacao.id);
  const assignable = await listAssignableProfiles(db, lotacao.municipalityId);
  const given = new Set([...assignable.map(({ id }) => id), ...had]);
  if (chosen.length === 0) throw refusedProfiles('Preenchimento obrigatório.');
  if (!chosen.every((id) => given.has(id))) {
    throw refusedProfiles('Um dos perfis não existe mais ou foi inativado. Escolha de novo.');
  }
  await keepProfiles(db, lotacao.id, chosen);
}

const refusedProfiles = (message: string) =>
  refused('profiles-invalid', 'Confira os perfis da lotação.', [{ path: 'profileIds', message }]);

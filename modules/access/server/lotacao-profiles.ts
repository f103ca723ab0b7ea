import { type Db, rowsOf, sql } from '#platform/db/database';
import { refused } from '#platform/errors/problem';

export type AssignableProfile = { id: string; name: string; type: string | null };

/** Profiles that an access of this kind in this municipality may be given: the active ones. By name. */
export function listAssignableProfiles(
  db: Db,
  municipalityId: string,
  kind: 'lotacao' | 'municipal-manager' = 'lotacao',
): Promise<AssignableProfile[]> {
  return rowsOf<AssignableProfile>(
    db,
    sql`select id, name, type from access_profile
      where municipality_id = ${municipalityId} and access_kind = ${kind} and active
      order by search_key(name), id`,
  );
}

/**
 * Gives a lotação exactly these profiles; sessions feel it at their next request. Those it already had may
 * stay though inactive by now. Throws 422 on `profileIds` for none at all and for one that may not be given.
 */
export async function setLotacaoProfiles(
  db: Db,
  lotacao: { id: string; municipalityId: string; profileIds: readonly string[] },
): Promise<void> {
  const chosen = [...new Set(lotacao.profileIds)];
  const had = await rowsOf<{ profile_id: string }>(
    db,
    sql`select profile_id from lotacao_profile where lotacao_id = ${lotacao.id}`,
  );
  const assignable = await listAssignableProfiles(db, lotacao.municipalityId);
  const given = new Set([...assignable.map(({ id }) => id), ...had.map((row) => row.profile_id)]);
  if (chosen.length === 0) throw refusedProfiles('Preenchimento obrigatório.');
  if (!chosen.every((id) => given.has(id))) {
    throw refusedProfiles('Um dos perfis não existe mais ou foi inativado. Escolha de novo.');
  }
  await sql`
    delete from lotacao_profile where lotacao_id = ${lotacao.id} and profile_id <> all(${chosen}::uuid[])`.execute(
    db,
  );
  await sql`
    insert into lotacao_profile (lotacao_id, profile_id)
    select ${lotacao.id}::uuid, id from unnest(${chosen}::uuid[]) as id on conflict do nothing`.execute(db);
}

const refusedProfiles = (message: string) =>
  refused('profiles-invalid', 'Confira os perfis da lotação.', [{ path: 'profileIds', message }]);

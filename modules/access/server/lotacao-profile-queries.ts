import { type Db, rowsOf, sql } from '#platform/db/database';

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

/** Profiles that a lotação has, also those inactive by now. */
export async function listHeldProfiles(db: Db, lotacaoId: string): Promise<string[]> {
  const rows = await rowsOf<{ profile_id: string }>(
    db,
    sql`select profile_id from lotacao_profile where lotacao_id = ${lotacaoId}`,
  );
  return rows.map((row) => row.profile_id);
}

/** Those of these lotações that have no profile. */
export async function listWithoutProfiles(db: Db, lotacaoIds: readonly string[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from unnest(${[...lotacaoIds]}::uuid[]) as id
      where not exists (select from lotacao_profile x where x.lotacao_id = id)`,
  );
  return rows.map(({ id }) => id);
}

/** Exactly these, from now on. */
export async function keepProfiles(db: Db, lotacaoId: string, profiles: readonly string[]): Promise<void> {
  const chosen = [...profiles];
  await sql`
    delete from lotacao_profile where lotacao_id = ${lotacaoId} and profile_id <> all(${chosen}::uuid[])`.execute(
    db,
  );
  await sql`
    insert into lotacao_profile (lotacao_id, profile_id)
    select ${lotacaoId}::uuid, id from unnest(${chosen}::uuid[]) as id on conflict do nothing`.execute(db);
}

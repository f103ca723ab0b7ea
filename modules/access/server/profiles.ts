import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { profilesOfCbo, standardProfiles } from './profile-data.ts';

// Web and worker start together: one loads, the other finds everything done.
const LOCK = 7_326_002;

/**
 * Brings the standard profiles into the base. A resource is granted only when it is offered for the first
 * time: what a municipality removed stays removed, what it added stays.
 */
export async function loadStandardProfiles(platform: Platform): Promise<void> {
  const profiles = standardProfiles();
  const grants = profiles.flatMap(({ slug, resources }) => resources.map((resource) => ({ slug, resource })));
  await platform.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    await insertProfiles(tx, profiles, platform.clock.now());
    await sql`
      with offered as (
        insert into profile_resource_offered (slug, resource)
        select * from unnest(${grants.map((g) => g.slug)}::text[], ${grants.map((g) => g.resource)}::text[])
        on conflict do nothing returning slug, resource)
      insert into profile_resource (profile_id, resource)
      select p.id, o.resource from offered o join profile p on p.slug = o.slug
      on conflict do nothing
    `.execute(tx);
  });
}

async function insertProfiles(
  tx: Tx,
  profiles: ReturnType<typeof standardProfiles>,
  now: Date,
): Promise<void> {
  await sql`
    insert into profile (id, slug, name, access_kind, type, created_at)
    select uuid_v7(), r.slug, r.name, r.kind, r.type, ${now}
    from unnest(
      ${profiles.map((p) => p.slug)}::text[], ${profiles.map((p) => p.name)}::text[],
      ${profiles.map((p) => p.accessKind)}::text[], ${profiles.map((p) => p.type)}::text[]
    ) as r(slug, name, kind, type)
    on conflict (slug) do nothing
  `.execute(tx);
}

/**
 * Gives lotações the default profiles of their CBO, replacing what they had. Set-based: any number of ids.
 * A CBO without part in care gets none, and so opens no access.
 */
export async function assignDefaultProfiles(db: Db, lotacaoIds: readonly string[]): Promise<void> {
  if (lotacaoIds.length === 0) return;
  const ids = [...lotacaoIds];
  const cbos = await rowsOf<{ cbo: string }>(
    db,
    sql`select distinct cbo from health_network_lotacao where id = any(${ids}::uuid[])`,
  );
  const pairs = cbos.flatMap(({ cbo }) => profilesOfCbo(cbo).map((slug) => ({ cbo, slug })));
  await sql`delete from lotacao_profile where lotacao_id = any(${ids}::uuid[])`.execute(db);
  await sql`
    insert into lotacao_profile (lotacao_id, profile_id)
    select l.id, p.id
    from health_network_lotacao l
    join unnest(${pairs.map((pair) => pair.cbo)}::text[], ${pairs.map((pair) => pair.slug)}::text[])
      as r(cbo, slug) on r.cbo = l.cbo
    join profile p on p.slug = r.slug and p.active
    where l.id = any(${ids}::uuid[])
  `.execute(db);
}

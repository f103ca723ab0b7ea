import { type Db, rowsOf, sql } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { profilesOfCbo, standardProfiles } from './profile-data.ts';

// Web and worker start together: one loads, the other finds everything done.
const LOCK = 7_326_002;

/**
 * Brings the standard profiles into the base. Resources that a newer program gives are added, none is ever
 * taken away. What a municipality added or removed stands beside the profile and is not touched, except that
 * a new resource under a branch it removed stays removed with the branch.
 */
export async function loadStandardProfiles(platform: Platform, profiles = standardProfiles()): Promise<void> {
  const now = platform.clock.now();
  const given = sql`jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb)
    as r(slug text, name text, "accessKind" text, type text, resources text[])`;
  await platform.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    await sql`
      with grown as (
        select p.id, x.extra from ${given}
        join profile p on p.slug = r.slug
        cross join lateral (
          select array_agg(n) as extra from unnest(r.resources) n where n <> all(p.resources)) x
        where x.extra is not null),
      held_back as (
        update profile_change c set version = c.version + 1, removed = c.removed || array(
          select extra from unnest(g.extra) extra where exists (
            select 1 from unnest(c.removed) cut where starts_with(extra, cut || '.')))
        from grown g
        where c.profile_id = g.id and exists (select 1 from unnest(g.extra) extra, unnest(c.removed) cut
          where starts_with(extra, cut || '.')))
      update profile p set resources = p.resources || g.extra, version = p.version + 1, changed_at = ${now}
      from grown g where p.id = g.id`.execute(tx);
    await sql`
      insert into profile (id, slug, name, access_kind, type, resources, created_at, changed_at)
      select uuid_v7(), r.slug, r.name, r."accessKind", r.type, r.resources, ${now}, ${now} from ${given}
      on conflict (slug) do nothing`.execute(tx);
  });
}

/**
 * Gives lotações the default profiles of their CBO, replacing what they had. Set-based: any number of ids.
 * A CBO without part in care gets none, and so opens no access; nor does a profile the municipality
 * inactivated.
 */
export async function assignDefaultProfiles(db: Db, lotacaoIds: readonly string[]): Promise<void> {
  if (lotacaoIds.length === 0) return;
  const ids = [...lotacaoIds];
  const cbos = await rowsOf<{ cbo: string }>(
    db,
    sql`select distinct cbo from health_network_lotacao_place where id = any(${ids}::uuid[])`,
  );
  const pairs = cbos.flatMap(({ cbo }) => profilesOfCbo(cbo).map((slug) => ({ cbo, slug })));
  await sql`delete from lotacao_profile where lotacao_id = any(${ids}::uuid[])`.execute(db);
  await sql`
    insert into lotacao_profile (lotacao_id, profile_id)
    select l.id, p.id
    from health_network_lotacao_place l
    join unnest(${pairs.map((pair) => pair.cbo)}::text[], ${pairs.map((pair) => pair.slug)}::text[])
      as r(cbo, slug) on r.cbo = l.cbo
    join access_profile p on p.slug = r.slug and p.municipality_id = l.municipality_id and p.active
    where l.id = any(${ids}::uuid[])
  `.execute(db);
}

/**
 * The profiles that `assignDefaultProfiles` gives a lotação of each of these CBOs in a municipality, ordered
 * by id; none for a CBO without part in care.
 */
export async function findDefaultProfiles(
  db: Db,
  municipalityId: string,
  cbos: readonly string[],
): Promise<Array<{ cbo: string; profiles: string[] }>> {
  const wanted = cbos.map((cbo) => ({ cbo, slugs: profilesOfCbo(cbo) }));
  return rowsOf(
    db,
    sql`select r.cbo, array(select p.id from access_profile p
        where p.slug = any(r.slugs) and p.municipality_id = ${municipalityId} and p.active order by p.id) as profiles
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r(cbo text, slugs text[])`,
  );
}

import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import { lockByName } from '#platform/db/lock';
import type { StandardProfile } from './profile-data.ts';

/** Adds what is new of the standard profiles, and takes nothing away (see `loadStandardProfiles`). */
export async function growStandardProfiles(
  tx: Tx,
  profiles: readonly StandardProfile[],
  now: Date,
): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb)
    as r(slug text, name text, "accessKind" text, type text, resources text[])`;
  // Web and worker start together: one loads, the other finds everything done.
  await lockByName(tx, 'access.standard-profiles');
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
}

export async function cbosOf(db: Db, lotacaoIds: readonly string[]): Promise<string[]> {
  const rows = await rowsOf<{ cbo: string }>(
    db,
    sql`select distinct cbo from health_network_lotacao_place where id = any(${[...lotacaoIds]}::uuid[])`,
  );
  return rows.map(({ cbo }) => cbo);
}

/** Gives each lotação the profiles paired with its CBO that are active, instead of those it had. */
export async function replaceByCbo(
  db: Db,
  lotacaoIds: readonly string[],
  pairs: ReadonlyArray<{ cbo: string; slug: string }>,
): Promise<void> {
  const ids = [...lotacaoIds];
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

/** Ids of the active profiles of these, by CBO, in order. */
export const activeBySlug = (
  db: Db,
  municipalityId: string,
  wanted: ReadonlyArray<{ cbo: string; slugs: readonly string[] }>,
): Promise<Array<{ cbo: string; profiles: string[] }>> =>
  rowsOf(
    db,
    sql`select r.cbo, array(select p.id from access_profile p
        where p.slug = any(r.slugs) and p.municipality_id = ${municipalityId} and p.active order by p.id) as profiles
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r(cbo text, slugs text[])`,
  );

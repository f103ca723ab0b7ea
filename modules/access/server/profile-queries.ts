import type { RawBuilder } from 'kysely';
import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { containing } from '#platform/db/like';
import { rowsAsJson } from '#platform/db/json';
import type { AccessKind } from '#platform/permissions/access';

/** A profile as a municipality has it. */
export type MunicipalProfile = {
  id: string;
  name: string;
  accessKind: AccessKind;
  /** Quadro 3.2; null for the municipality's own. */
  type: string | null;
  standard: boolean;
  active: boolean;
  resources: string[];
  /** What the program gives a standard profile; null for the municipality's own. */
  standardResources: string[] | null;
  copiedFrom: string | null;
  /** Changes with every change of the profile here; two people who edit it are told apart by it. */
  version: string;
  changedAt: Date;
  changedBy: string | null;
};
export type ProfileSummary = Omit<MunicipalProfile, 'resources' | 'standardResources' | 'changedBy'> & {
  users: number;
};

/** Profiles of the installation alone: no municipality sees them. */
const OF_MUNICIPALITIES = sql`p.access_kind in ('lotacao', 'municipal-manager', 'municipal-admin')`;

const summary = sql`p.id, p.name, p.access_kind as "accessKind", p.type, p.slug is not null as standard,
  p.active and coalesce(c.active, true) as active, o.name as "copiedFrom",
  p.version || '.' || coalesce(c.version, 0) as version,
  greatest(p.changed_at, c.changed_at) as "changedAt"`;

const profilesOf = (municipalityId: string): RawBuilder<unknown> => sql`
  from profile p
  left join profile_change c on c.profile_id = p.id and c.municipality_id = ${municipalityId}::uuid
  left join profile o on o.id = p.copied_from
  where (p.municipality_id = ${municipalityId}::uuid or (p.municipality_id is null and ${OF_MUNICIPALITIES}))`;

/**
 * Active accesses of a municipality with the profile each holds: `access_id`, `professional_id`, `unit_id`,
 * `profile_id`; all of them, or those that hold one profile.
 */
const holders = (municipalityId: string, profileId?: string): RawBuilder<unknown> => {
  const only = (column: RawBuilder<unknown>) =>
    profileId === undefined ? sql`true` : sql`${column} = ${profileId}::uuid`;
  return sql`
    select l.id as access_id, l.professional_id, l.unit_id, lp.profile_id
    from lotacao_profile lp join health_network_lotacao_place l on l.id = lp.lotacao_id
    where l.municipality_id = ${municipalityId}::uuid and l.active and ${only(sql`lp.profile_id`)}
    union all
    select g.id, g.professional_id, null, coalesce(g.profile_id, s.id)
    from administrative_access g
    join profile s on s.slug is not null and s.access_kind = g.kind
    where g.municipality_id = ${municipalityId}::uuid and g.active and ${only(sql`coalesce(g.profile_id, s.id)`)}`;
};

export type ProfileFilter = {
  search?: string | undefined;
  showInactive?: boolean | undefined;
  sort?: 'name' | 'accessKind' | undefined;
  direction?: 'asc' | 'desc' | undefined;
};

/** Profiles of a municipality with how many people hold each. */
export function listProfiles(
  db: Db,
  municipalityId: string,
  filter: ProfileFilter,
): Promise<ProfileSummary[]> {
  const direction = filter.direction === 'desc' ? sql`desc` : sql`asc`;
  const order =
    filter.sort === 'accessKind'
      ? sql`p.access_kind ${direction}, search_key(p.name)`
      : sql`search_key(p.name) ${direction}`;
  return rowsOf<ProfileSummary>(
    db,
    sql`
      with holder as (${holders(municipalityId)}),
      used as (select profile_id, count(distinct professional_id)::int as users from holder group by profile_id)
      select listed.*, coalesce(used.users, 0) as users
      from (select ${summary}, row_number() over (order by ${order}, p.id) as place ${profilesOf(municipalityId)}
        and search_key(p.name) like search_key(${containing(filter.search ?? '')})) listed
      left join used on used.profile_id = listed.id
      where listed.active or ${filter.showInactive ?? false}
      order by place`,
  );
}

const detail = sql`${summary}, array(
    select r from unnest(p.resources || coalesce(c.added, '{}')) r
    except select unnest(c.removed)) as resources,
  case when p.slug is not null then p.resources end as "standardResources",
  (select b.name from health_network_professional b
    where b.id = case when c.changed_at > p.changed_at then c.changed_by else p.changed_by end) as "changedBy"`;

/** One profile as the municipality has it; undefined for another municipality's. */
export function findProfile(
  db: Db,
  municipalityId: string,
  id: string,
): Promise<MunicipalProfile | undefined> {
  return findRow<MunicipalProfile>(
    db,
    sql`select ${detail} ${profilesOf(municipalityId)} and p.id = ${id}::uuid`,
  );
}

/** The same, held until the transaction ends: whoever edits it meanwhile waits. */
export async function lockProfile(
  db: Tx,
  municipalityId: string,
  id: string,
): Promise<MunicipalProfile | undefined> {
  await sql`select 1 from profile where id = ${id}::uuid for no key update`.execute(db);
  return findProfile(db, municipalityId, id);
}

/** Whether another profile that the municipality sees bears this name, accents and case aside. */
export async function profileNameTaken(
  db: Db,
  municipalityId: string,
  name: string,
  exceptId: string | null,
): Promise<boolean> {
  const row = await findRow(
    db,
    sql`select 1 ${profilesOf(municipalityId)} and search_key(p.name) = search_key(${name})
      and p.id is distinct from ${exceptId}::uuid`,
  );
  return row !== undefined;
}

/** Whether a person holds the profile in some access of the municipality, in force or not. */
export async function holdsProfile(
  db: Db,
  municipalityId: string,
  profileId: string,
  professionalId: string,
): Promise<boolean> {
  const row = await findRow(
    db,
    sql`
      select 1 from health_network_lotacao_place l join lotacao_profile lp on lp.lotacao_id = l.id
      where l.professional_id = ${professionalId}::uuid and l.municipality_id = ${municipalityId}::uuid
        and lp.profile_id = ${profileId}::uuid
      union all
      select 1 from administrative_access g join profile s on s.slug is not null and s.access_kind = g.kind
      where g.professional_id = ${professionalId}::uuid and g.municipality_id = ${municipalityId}::uuid
        and coalesce(g.profile_id, s.id) = ${profileId}::uuid
      limit 1`,
  );
  return row !== undefined;
}

/** Another profile held in the same accesses, and in how many. */
export type Companion = { id: string; name: string; resources: string[]; accesses: number };

/** Who feels a change of the profile: people, their units, and the profiles that stand beside it. */
export async function profileReach(
  db: Db,
  municipalityId: string,
  id: string,
): Promise<{ users: number; units: number; companions: Companion[] }> {
  return getRow<{ users: number; units: number; companions: Companion[] }>(
    db,
    sql`with holder as materialized (${holders(municipalityId, id)}),
      -- Only a lotação holds more than one.
      beside as (
        select b.profile_id, count(*)::int as accesses
        from holder h join lotacao_profile b on b.lotacao_id = h.access_id
        where b.profile_id <> ${id}::uuid group by 1)
      select (select count(*)::int from (select distinct professional_id from holder) p) as users,
        (select count(*)::int from (select distinct unit_id from holder where unit_id is not null) u) as units,
        ${rowsAsJson(sql`
          select seen.id, seen.name, seen.resources, beside.accesses
          from (select ${detail} ${profilesOf(municipalityId)}) seen join beside on beside.profile_id = seen.id
          where seen.active order by beside.accesses desc, seen.name`)} as companions`,
  );
}

export type Holder = { professionalId: string; name: string; place: string };

/**
 * People who hold the profile, by name, at most 100; with a companion, only in accesses that hold both.
 * `unitId` narrows to one unit, for who coordinates it.
 */
export function listHolders(
  db: Db,
  municipalityId: string,
  id: string,
  narrow: { companionId?: string | undefined; unitId: string | null },
): Promise<Holder[]> {
  const both = narrow.companionId
    ? sql`exists (select 1 from lotacao_profile b where b.lotacao_id = h.access_id
        and b.profile_id = ${narrow.companionId}::uuid)`
    : sql`true`;
  const near = narrow.unitId ? sql`h.unit_id = ${narrow.unitId}::uuid` : sql`true`;
  return rowsOf<Holder>(
    db,
    sql`with holder as (${holders(municipalityId, id)})
      select distinct p.id as "professionalId", coalesce(p.social_name, p.name) as name,
        coalesce(l.unit_name, 'Acesso de gestão') as place
      from holder h
      join health_network_professional p on p.id = h.professional_id
      left join health_network_lotacao l on l.id = h.access_id
      where ${both} and ${near}
      order by 2, 3 limit 100`,
  );
}

import type { RawBuilder } from 'kysely';
import { type Db, findRow, sql } from '#platform/db/database';
import { managedBy } from '#modules/access/index';
import { notFound } from '#platform/errors/problem';
import type { Actor } from '#platform/permissions/access';
import type { ReadContext } from '#platform/usecase/context';
import { containing, type PageOf, type PageQuery, readPage, startingWith } from './paging.ts';
import { type Reach, reachOf } from './scope.ts';
import { type PlacedAddress, placedAddress } from './unit-queries.ts';

/** Lotações (alias `l`) within reach. */
export const lotacaoInReach = ({ municipalityId, unitId }: Reach): RawBuilder<unknown> => {
  if (unitId !== null) return sql`l.unit_id = ${unitId}::uuid`;
  return municipalityId === null ? sql`true` : sql`l.municipality_id = ${municipalityId}::uuid`;
};

/**
 * Professionals (alias `p`) within reach: with a lotação there, active or not, with an administrative access
 * to it, or typed in there and not working anywhere yet.
 */
function professionalInReach(reach: Reach): RawBuilder<unknown> {
  const { municipalityId, unitId } = reach;
  if (municipalityId === null && unitId === null) return sql`true`;
  const works = sql`exists (
    select 1 from lotacao l where l.professional_id = p.id and ${lotacaoInReach(reach)})`;
  const idle = sql`not exists (select 1 from lotacao l where l.professional_id = p.id)`;
  if (unitId !== null) return sql`(${works} or p.registered_unit_id = ${unitId}::uuid and ${idle})`;
  return sql`(${works} or p.registered_municipality_id = ${municipalityId}::uuid and ${idle}
    or exists (select 1 from access_administrative a
      where a.professional_id = p.id and a.municipality_id = ${municipalityId}::uuid))`;
}

/** Name, CPF, CNS or CBO, by what was typed: digits search the numbers, letters the names. */
function matching(search: string): RawBuilder<unknown> {
  const digits = search.replace(/[.\-\s]/g, '');
  if (/^\d{3,}$/.test(digits)) {
    const start = startingWith(digits);
    return sql`(p.cpf like ${start} or p.cns like ${start} or exists (select 1 from lotacao l
      where l.professional_id = p.id and l.active and l.cbo like ${start}))`;
  }
  const part = containing(search);
  return sql`p.id in (
    select id from professional where search_key(name) like search_key(${part})
    union select id from professional where search_key(social_name) like search_key(${part})
    union select l.professional_id from lotacao l join cbo c on c.code = l.cbo
      where l.active and (search_key(c.name) like search_key(${part})
        or l.cbo like upper(${startingWith(search)})))`;
}

const blockedLogin = sql`exists (
  select 1 from access_account a where a.professional_id = p.id and a.blocked)`;

export type ProfessionalSort = 'name' | 'cns' | 'cpf';

export type ProfessionalRow = {
  id: string;
  name: string;
  cns: string | null;
  cpf: string | null;
  cbos: Array<{ code: string; name: string }>;
  withoutLotacao: boolean;
  blocked: boolean;
  manageable: boolean;
};

const sortKeys = {
  name: sql`search_key(p.name)`,
  cns: sql`coalesce(p.cns, '')::text`,
  cpf: sql`coalesce(p.cpf, '')::text`,
} satisfies Record<ProfessionalSort, unknown>;

/**
 * Professionals within reach. Who never had a lotação is always listed; those whose lotações are all
 * inactive only when asked (ADM-I05).
 */
export function listProfessionals(
  db: Db,
  actor: Actor,
  query: PageQuery & {
    search?: string;
    showWithoutActive?: boolean;
    onlyBlocked?: boolean;
    unitId?: string;
    sort?: ProfessionalSort;
  },
): Promise<PageOf<ProfessionalRow>> {
  const reach = reachOf(actor);
  const within = query.unitId === undefined ? lotacaoInReach(reach) : sql`l.unit_id = ${query.unitId}::uuid`;
  const works = sql`exists (select 1 from lotacao l where l.professional_id = p.id and ${within})`;
  const worksNow = sql`exists (
    select 1 from lotacao l where l.professional_id = p.id and l.active and ${within})`;
  const shown = query.showWithoutActive ? sql`true` : sql`(${worksNow} or not ${works})`;
  const source = sql`
    select p.id, ${sortKeys[query.sort ?? 'name']} as sort_key from professional p
    where ${professionalInReach(reach)} and ${shown}
      and ${query.unitId === undefined ? sql`true` : works}
      and ${query.onlyBlocked ? blockedLogin : sql`true`}
      and ${query.search?.trim() ? matching(query.search) : sql`true`}`;
  const columns = sql`p.name, p.cns, p.cpf, coalesce(c.cbos, '[]') as cbos,
    c.cbos is null as "withoutLotacao", ${blockedLogin} as blocked,
    ${managedBy(actor, sql`p.id`)} as manageable`;
  const details = sql`
    join professional p on p.id = page.id
    left join lateral (
      select jsonb_agg(distinct jsonb_build_object('code', l.cbo,
        'name', coalesce(o.name, nullif(l.cbo_name, ''), l.cbo))) as cbos
      from lotacao l left join cbo o on o.code = l.cbo
      where l.professional_id = p.id and l.active and ${within}) c on true`;
  return readPage(
    db,
    query,
    { source, columns, details },
    (row: ProfessionalRow & { sort_key?: string }) => ({
      id: row.id,
      name: row.name,
      cns: row.cns,
      cpf: row.cpf,
      cbos: row.cbos,
      withoutLotacao: row.withoutLotacao,
      blocked: row.blocked,
      manageable: row.manageable,
    }),
  );
}

export type Professional = {
  id: string;
  name: string;
  socialName: string | null;
  cns: string | null;
  cpf: string | null;
  birthDate: string | null;
  sex: string;
  email: string;
  phone: string;
  council: string;
  councilUf: string;
  councilNumber: string;
  address: PlacedAddress;
  origin: 'cnes' | 'manual';
  blocked: boolean;
  manageable: boolean;
  version: string;
};

/** A professional within the actor's reach. */
export async function findProfessional(db: Db, actor: Actor, id: string): Promise<Professional | undefined> {
  const row = await findRow<Professional & { updated_at: Date }>(
    db,
    sql`select p.id, p.name, p.social_name as "socialName", p.cns, p.cpf, p.birth_date as "birthDate", p.sex,
        p.email, p.phone, p.council, p.council_uf as "councilUf", p.council_number as "councilNumber",
        p.address, p.origin, p.updated_at, ${blockedLogin} as blocked,
        ${managedBy(actor, sql`p.id`)} as manageable
      from professional p where p.id = ${id} and ${professionalInReach(reachOf(actor))}`,
  );
  if (!row) return undefined;
  const { updated_at, ...person } = row;
  const address = await placedAddress(db, row.address);
  return { ...person, address, version: updated_at.toISOString() };
}

/** 404 when there is none, or outside the actor's reach. */
export async function requireProfessional(context: ReadContext, id: string): Promise<Professional> {
  const professional = await findProfessional(context.db, context.actor, id);
  if (!professional) throw notFound('O profissional');
  return professional;
}

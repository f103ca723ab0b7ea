import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { containing, type PageOf, type PageQuery, readPage, startingWith } from './paging.ts';
import type { Reach } from './scope.ts';
import { type Address, addressView } from './unit-queries.ts';

export async function findProfessionalByCpf(db: Db, cpf: string): Promise<string | undefined> {
  const row = await findRow<{ id: string }>(db, sql`select id from professional where cpf = ${cpf}`);
  return row?.id;
}

export async function professionalExists(db: Db, id: string): Promise<boolean> {
  return (await findRow(db, sql`select 1 from professional where id = ${id}`)) !== undefined;
}

export async function insertManualProfessional(
  db: Db,
  { id, cpf, name }: { id: string; cpf: string; name: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into professional (id, cpf, name, origin, created_at, updated_at)
    values (${id}, ${cpf}, ${name}, 'manual', ${now}, ${now})`.execute(db);
}

/** Lotações (alias `l`) within reach. */
const lotacaoInReach = ({ municipalityId, unitId }: Reach): RawBuilder<unknown> => {
  if (unitId !== null) return sql`l.unit_id = ${unitId}::uuid`;
  return municipalityId === null ? sql`true` : sql`l.municipality_id = ${municipalityId}::uuid`;
};

/** Professionals (alias `p`) within reach: with a lotação there, active or not, or responsible for it. */
function professionalInReach(reach: Reach): RawBuilder<unknown> {
  if (reach.municipalityId === null && reach.unitId === null) return sql`true`;
  const works = sql`exists (
    select 1 from lotacao l where l.professional_id = p.id and ${lotacaoInReach(reach)})`;
  if (reach.unitId !== null) return works;
  return sql`(${works} or exists (select 1 from administrative_access a where a.professional_id = p.id
    and a.kind = 'municipal-admin' and a.municipality_id = ${reach.municipalityId}::uuid))`;
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

export type ProfessionalSort = 'name' | 'cns' | 'cpf';

export type ProfessionalRow = {
  id: string;
  name: string;
  cns: string | null;
  cpf: string | null;
  cbos: Array<{ code: string; name: string }>;
  withoutLotacao: boolean;
  blocked: boolean;
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
  reach: Reach,
  query: PageQuery & {
    search?: string;
    showWithoutActive?: boolean;
    unitId?: string;
    sort?: ProfessionalSort;
  },
): Promise<PageOf<ProfessionalRow>> {
  const within = query.unitId === undefined ? lotacaoInReach(reach) : sql`l.unit_id = ${query.unitId}::uuid`;
  const works = sql`exists (select 1 from lotacao l where l.professional_id = p.id and ${within})`;
  const worksNow = sql`exists (
    select 1 from lotacao l where l.professional_id = p.id and l.active and ${within})`;
  const shown = query.showWithoutActive ? sql`true` : sql`(${worksNow} or not ${works})`;
  const source = sql`
    select p.id, ${sortKeys[query.sort ?? 'name']} as sort_key from professional p
    where ${professionalInReach(reach)} and ${shown}
      and ${query.unitId === undefined ? sql`true` : works}
      and ${query.search?.trim() ? matching(query.search) : sql`true`}`;
  const columns = sql`p.name, p.cns, p.cpf, coalesce(c.cbos, '[]') as cbos,
    c.cbos is null as "withoutLotacao", a.blocked_at is not null as blocked`;
  const details = sql`
    join professional p on p.id = page.id
    left join account a on a.professional_id = p.id
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
  address: Address;
  origin: 'cnes' | 'manual';
  blocked: boolean;
};

export async function findProfessional(db: Db, reach: Reach, id: string): Promise<Professional | undefined> {
  const row = await findRow<Professional>(
    db,
    sql`select p.id, p.name, p.social_name as "socialName", p.cns, p.cpf, p.birth_date as "birthDate", p.sex,
        p.email, p.phone, p.council, p.council_uf as "councilUf", p.council_number as "councilNumber",
        p.address, p.origin, a.blocked_at is not null as blocked
      from professional p left join account a on a.professional_id = p.id
      where p.id = ${id} and ${professionalInReach(reach)}`,
  );
  return row && { ...row, address: addressView(row.address) };
}

export type LotacaoRow = {
  id: string;
  unit: { id: string; name: string; cnes: string };
  municipality: { ibge: string; name: string; uf: string };
  team: { id: string; name: string; ine: string } | null;
  cbo: { code: string; name: string };
  microarea: string;
  origin: 'cnes' | 'manual';
  updateOnCnes: boolean;
  agenda: 'padrao' | 'nenhuma';
  active: boolean;
  profiles: string[];
};

/** Lotações of a professional within reach, active first. */
export function listLotacoesOf(
  db: Db,
  reach: Reach,
  id: string,
  showInactive: boolean,
): Promise<LotacaoRow[]> {
  return rowsOf<LotacaoRow>(
    db,
    sql`select l.id, jsonb_build_object('id', u.id, 'name', u.name, 'cnes', u.cnes) as unit,
        jsonb_build_object('ibge', m.ibge, 'name', m.name, 'uf', m.uf) as municipality,
        case when t.id is not null
          then jsonb_build_object('id', t.id, 'name', t.name, 'ine', t.ine) end as team,
        jsonb_build_object('code', l.cbo, 'name', coalesce(o.name, nullif(l.cbo_name, ''), l.cbo)) as cbo,
        l.microarea, l.origin, l.update_on_cnes as "updateOnCnes", l.agenda, l.active,
        array(select f.name from lotacao_profile x join profile f on f.id = x.profile_id
          where x.lotacao_id = l.id order by f.name) as profiles
      from lotacao l
      join unit u on u.id = l.unit_id
      join municipality m on m.id = l.municipality_id
      left join team t on t.id = l.team_id
      left join cbo o on o.code = l.cbo
      where l.professional_id = ${id} and ${lotacaoInReach(reach)} and (l.active or ${showInactive})
      order by l.active desc, search_key(u.name), l.cbo, l.id`,
  );
}

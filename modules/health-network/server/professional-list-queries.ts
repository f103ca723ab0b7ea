import { managedBy } from '#modules/access/index';
import type { RawBuilder } from 'kysely';
import { type Db, sql } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import { containing, startingWith } from '#platform/db/like';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import {
  blockedLogin,
  idsBesideLotacoes,
  idsInReach,
  isDense,
  lotacaoInReach,
} from './professional-queries.ts';
import { type Reach, reachOf } from '#platform/permissions/scope';

const CPF_DIGITS = 11;
const CNS_DIGITS = 15;

/** Numbers that begin with these digits: a range, which any collation finds by index. */
const starting = (digits: string, length: number) =>
  sql`between ${digits.padEnd(length, '0')} and ${digits.padEnd(length, '9')}`;

/** Ids by name, CPF, CNS or CBO, some twice: digits search the numbers, letters the names. */
function idsMatching(search: string): RawBuilder<unknown> {
  const digits = search.replace(/[.\-\s]/g, '');
  if (/^\d{3,15}$/.test(digits)) {
    const byCpf = sql`select id from professional where cpf ${starting(digits, CPF_DIGITS)}`;
    return sql`
      select id from professional where cns ${starting(digits, CNS_DIGITS)}
      ${digits.length <= CPF_DIGITS ? sql`union all ${byCpf}` : sql``}
      union all select professional_id from lotacao where active and cbo like ${startingWith(digits)}`;
  }
  const part = containing(search);
  return sql`
    select id from professional where search_text like search_key(${part})
    union all
    select l.professional_id from lotacao l where l.active and l.cbo = any(array(
      select c.code from data_packages_cbo c where search_key(c.name) like search_key(${part})
        or c.code like upper(${startingWith(search)})))`;
}

export type ProfessionalSort = 'name' | 'cns' | 'cpf';

type ProfessionalRow = {
  id: string;
  name: string;
  cns: string | null;
  cpf: string | null;
  cbos: Array<{ code: string; name: string }>;
  withoutLotacao: boolean;
  withoutAgenda: boolean;
  blocked: boolean;
  manageable: boolean;
};

const sortKeys = {
  name: sql`p.name_key`,
  cns: sql`coalesce(p.cns, '')::text`,
  cpf: sql`coalesce(p.cpf, '')::text`,
} satisfies Record<ProfessionalSort, unknown>;

export type ProfessionalFilters = PageQuery & {
  search?: string;
  showWithoutActive?: boolean;
  onlyBlocked?: boolean;
  onlyWithoutAgenda?: boolean;
  unitId?: string;
  sort?: ProfessionalSort;
};

/** Condition on the lotação `l`: nobody said when it attends, and the standard hours are not its own. */
const withoutAgenda = sql`l.active and l.agenda = 'nenhuma'
  and not exists (select from scheduling_agenda a where a.lotacao_id = l.id)`;

/**
 * Condition on `p` and `works`. One by one when the rows come from elsewhere (a search, or the whole order
 * of a municipality where most are found); as a set when few of many are within reach.
 */
function inReach(reach: Reach, oneByOne: boolean): RawBuilder<unknown> {
  const ids = idsInReach(reach);
  if (!ids) return sql`true`;
  if (!oneByOne) return sql`p.id in (${ids})`;
  return sql`(works.active is not null or p.id in (${idsBesideLotacoes(reach)}))`;
}

/**
 * Professionals within reach. Who never had a lotação is always listed; those whose lotações are all
 * inactive only when asked (ADM-I05).
 */
export async function listProfessionals(
  db: Db,
  actor: Actor,
  query: ProfessionalFilters,
): Promise<PageOf<ProfessionalRow>> {
  const reach = reachOf(actor);
  const { unitId } = query;
  const search = query.search?.trim();
  const within = sql`${lotacaoInReach(reach)} and ${
    unitId === undefined ? sql`true` : sql`l.unit_id = ${unitId}::uuid`
  }`;
  const whole = Boolean(search) || query.onlyBlocked === true || query.onlyWithoutAgenda === true;
  const among = [
    query.onlyBlocked ? sql`select professional_id from access_account where blocked` : undefined,
    query.onlyWithoutAgenda
      ? sql`select l.professional_id from lotacao l where ${withoutAgenda} and ${within}`
      : undefined,
    search ? idsMatching(search) : undefined,
  ].filter((ids) => ids !== undefined);
  const conditions = [
    unitId === undefined
      ? inReach(reach, whole || (await isDense(db, reach)))
      : sql`p.id in (select l.professional_id from lotacao l where ${within})`,
    ...among.map((ids) => sql`p.id in (${ids})`),
    query.showWithoutActive ? sql`true` : sql`works.active is not false`,
  ];
  const source = sql`
    select p.id, ${sortKeys[query.sort ?? 'name']} as sort_key from professional p
    cross join lateral (
      select bool_or(l.active) as active from lotacao l where l.professional_id = p.id and ${within}) works
    where ${sql.join(conditions, sql` and `)}`;
  const columns = sql`p.name, p.cns, p.cpf, coalesce(c.cbos, '[]') as cbos,
    c.cbos is null as "withoutLotacao", coalesce(c.without_agenda, false) as "withoutAgenda", ${blockedLogin} as blocked,
    ${managedBy(actor, sql`p.id`)} as manageable`;
  const details = sql`
    join professional p on p.id = page.id
    left join lateral (
      select jsonb_agg(distinct jsonb_build_object('code', l.cbo,
        'name', coalesce(o.name, nullif(l.cbo_name, ''), l.cbo))) as cbos, bool_or(${withoutAgenda}) as without_agenda
      from lotacao l left join data_packages_cbo o on o.code = l.cbo
      where l.professional_id = p.id and l.active and ${within}) c on true`;
  return readPage(
    db,
    query,
    { source, columns, details, whole },
    (row: ProfessionalRow & { sort_key?: string }) => ({
      id: row.id,
      name: row.name,
      cns: row.cns,
      cpf: row.cpf,
      cbos: row.cbos,
      withoutLotacao: row.withoutLotacao,
      withoutAgenda: row.withoutAgenda,
      blocked: row.blocked,
      manageable: row.manageable,
    }),
  );
}

import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Tables } from './rows.ts';
import { lotacaoInReach } from './professional-queries.ts';
import type { Reach } from '#platform/permissions/scope';

export type LotacaoRow = {
  id: string;
  unit: { id: string; name: string; cnes: string };
  municipality: { ibge: string; name: string; uf: string };
  team: { id: string; name: string; ine: string } | null;
  cbo: { code: string; name: string };
  microarea: string;
  origin: 'cnes' | 'manual';
  updateOnCnes: boolean;
  agenda: 'propria' | 'padrao' | 'nenhuma';
  active: boolean;
  unused: boolean;
  profiles: Array<{ id: string; name: string }>;
};

/** Nobody ever chose it as an access: what was done in a lotação keeps its id. */
const unused = sql`not exists (select 1 from access_used a where a.access_id = l.id)`;

/** Lotações of a professional within reach, active first. */
export const lotacoesOf = (
  reach: Reach,
  id: RawBuilder<unknown>,
  showInactive: boolean,
): RawBuilder<LotacaoRow> => sql`
  select l.id, json_build_object('id', u.id, 'name', u.name, 'cnes', u.cnes) as unit,
    json_build_object('ibge', m.ibge, 'name', m.name, 'uf', m.uf) as municipality,
    case when t.id is not null
      then json_build_object('id', t.id, 'name', t.name, 'ine', t.ine) end as team,
    json_build_object('code', l.cbo, 'name', coalesce(o.name, nullif(l.cbo_name, ''), l.cbo)) as cbo,
    l.microarea, l.origin, l.update_on_cnes as "updateOnCnes", l.active, ${unused} as unused,
    case when exists (select 1 from scheduling_agenda a where a.lotacao_id = l.id) then 'propria'
      else l.agenda end as agenda,
    coalesce((select json_agg(json_build_object('id', f.profile_id, 'name', f.name) order by f.name)
      from access_lotacao_profile f where f.lotacao_id = l.id), '[]') as profiles
  from lotacao l
  join unit u on u.id = l.unit_id
  join municipality m on m.id = l.municipality_id
  left join team t on t.id = l.team_id
  left join data_packages_cbo o on o.code = l.cbo
  where l.professional_id = ${id} and ${lotacaoInReach(reach)} and (l.active or ${showInactive})
  order by l.active desc, search_key(u.name), l.cbo, l.id`;

export type Lotacao = {
  id: string;
  professionalId: string;
  municipalityId: string;
  cbo: string;
  active: boolean;
  updateOnCnes: boolean;
  unused: boolean;
  unitActive: boolean;
  teamActive: boolean;
  profileIds: string[];
};

/** A lotação within reach, kept from others' changes until the transaction ends. */
export function findLotacao(db: Db, reach: Reach, id: string): Promise<Lotacao | undefined> {
  return findRow<Lotacao>(
    db,
    sql`select l.id, l.professional_id as "professionalId", l.municipality_id as "municipalityId", l.cbo,
        l.active, l.update_on_cnes as "updateOnCnes", ${unused} as unused, u.active as "unitActive",
        coalesce(t.active, true) as "teamActive", array(
          select profile_id from access_lotacao_profile f where f.lotacao_id = l.id) as "profileIds"
      from lotacao l join unit u on u.id = l.unit_id left join team t on t.id = l.team_id
      where l.id = ${id} and ${lotacaoInReach(reach)} for update of l`,
  );
}

export type NewLotacao = Pick<
  InCamel<Tables['lotacao']>,
  'id' | 'professionalId' | 'unitId' | 'teamId' | 'cbo' | 'updateOnCnes'
>;

/** The municipal default agenda goes to the only lotação of a person in the municipality (ADM-G05). */
export async function insertLotacao(db: Db, lotacao: NewLotacao, now: Date): Promise<void> {
  const { id, professionalId, unitId, teamId, cbo, updateOnCnes } = lotacao;
  await sql`
    insert into lotacao (id, municipality_id, professional_id, unit_id, team_id, cbo, origin, update_on_cnes,
      agenda, created_at, updated_at)
    select ${id}, u.municipality_id, ${professionalId}, u.id, ${teamId}, ${cbo}, 'manual', ${updateOnCnes},
      case when exists (select 1 from lotacao o where o.professional_id = ${professionalId} and o.active
        and o.municipality_id = u.municipality_id) then 'nenhuma' else 'padrao' end, ${now}, ${now}
    from unit u where u.id = ${unitId}`.execute(db);
}

/** Whether the lotação with this key is here already, and active. */
export function findSame(
  db: Db,
  { professionalId, unitId, teamId, cbo }: Omit<NewLotacao, 'id' | 'updateOnCnes'>,
): Promise<{ active: boolean } | undefined> {
  return findRow<{ active: boolean }>(
    db,
    sql`select active from lotacao where professional_id = ${professionalId} and unit_id = ${unitId}
      and cbo = ${cbo} and team_id is not distinct from ${teamId}::uuid`,
  );
}

export async function updateOnCnesOf(db: Db, id: string, updateOnCnes: boolean, now: Date): Promise<void> {
  await sql`
    update lotacao set update_on_cnes = ${updateOnCnes}, updated_at = ${now} where id = ${id}`.execute(db);
}

export async function setActive(db: Db, id: string, active: boolean, now: Date): Promise<void> {
  await sql`
    update lotacao set active = ${active}, inactivated_at = ${active ? null : now}, updated_at = ${now}
    where id = ${id}`.execute(db);
}

export async function deleteLotacao(db: Db, id: string): Promise<void> {
  await sql`delete from lotacao where id = ${id}`.execute(db);
}

const unitInReach = ({ municipalityId, unitId }: Reach): RawBuilder<unknown> => {
  if (unitId !== null) return sql`u.id = ${unitId}::uuid`;
  return municipalityId === null ? sql`true` : sql`u.municipality_id = ${municipalityId}::uuid`;
};

/** Active units within reach, by name. */
export function listUnitChoices(
  db: Db,
  reach: Reach,
): Promise<Array<{ id: string; name: string; cnes: string }>> {
  return rowsOf(
    db,
    sql`select u.id, u.name, u.cnes from unit u where u.active and ${unitInReach(reach)}
      order by search_key(u.name), u.id`,
  );
}

export function findActiveUnit(
  db: Db,
  reach: Reach,
  id: string,
): Promise<{ municipalityId: string } | undefined> {
  return findRow<{ municipalityId: string }>(
    db,
    sql`select u.municipality_id as "municipalityId" from unit u
      where u.id = ${id} and u.active and ${unitInReach(reach)}`,
  );
}

export function listTeamChoices(
  db: Db,
  unitId: string,
): Promise<Array<{ id: string; name: string; ine: string }>> {
  return rowsOf(
    db,
    sql`select id, name, ine from team where unit_id = ${unitId} and active order by search_key(name), ine`,
  );
}

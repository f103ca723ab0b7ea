import type { AddressChange } from '#modules/access/index';
import { foundChangesInsert } from '#platform/audit/changelog';
import { rowsOf, sql, type Tx } from '#platform/db/database';
import {
  assign,
  list,
  lotacaoColumns,
  professionalColumns,
  teamColumns,
  unitColumns,
} from './staging-queries.ts';

type ApplyContext = { municipalityId: string; now: Date };

export const findAddressChanges = (db: Tx): Promise<AddressChange[]> =>
  rowsOf<AddressChange>(
    db,
    sql`select id as "professionalId", former_email as former from stage_professional
      where op = 'updated' and email <> former_email`,
  );

export async function applyUnits(db: Tx, { municipalityId, now }: ApplyContext): Promise<void> {
  await sql`
    insert into unit (id, municipality_id, cnes, ${names(unitColumns)}, updated_at)
    select s.id, ${municipalityId}::uuid, s.cnes, ${list('s', unitColumns)}, ${now}::timestamptz
    from stage_unit s where s.op = 'added'`.execute(db);
  await sql`
    update unit u set ${assign('s', unitColumns)}, active = true, inactivated_at = null, updated_at = ${now}
    from stage_unit s where s.id = u.id and s.op = 'updated'`.execute(db);
}

export async function applyTeams(db: Tx, { now }: ApplyContext): Promise<void> {
  await sql`
    insert into team (id, unit_id, ine, ${names(teamColumns)}, inactivated_at, updated_at)
    select s.id, s.unit_id, s.ine, ${list('s', teamColumns)},
      case when not s.active then ${now}::timestamptz end, ${now}::timestamptz
    from stage_team s where s.op = 'added'`.execute(db);
  await sql`
    update team t set ${assign('s', teamColumns)}, updated_at = ${now},
      inactivated_at = case when s.active then null else coalesce(t.inactivated_at, ${now}::timestamptz) end
    from stage_team s where s.id = t.id and s.op in ('updated', 'inactivated')`.execute(db);
}

export async function applyProfessionals(db: Tx, { now }: ApplyContext): Promise<void> {
  await sql`
    insert into professional (id, ${names(professionalColumns)}, created_at, updated_at)
    select s.id, ${list('s', professionalColumns)}, ${now}::timestamptz, ${now}::timestamptz
    from stage_professional s where s.op = 'added'`.execute(db);
  await sql`
    update professional p set ${assign('s', professionalColumns)}, updated_at = ${now}
    from stage_professional s where s.id = p.id and s.op = 'updated'`.execute(db);
}

export async function applyLotacoes(db: Tx, { municipalityId, now }: ApplyContext): Promise<void> {
  await sql`
    insert into lotacao (id, municipality_id, professional_id, unit_id, team_id, cbo,
      ${names(lotacaoColumns)}, origin, update_on_cnes, agenda, created_at, updated_at)
    select s.id, ${municipalityId}::uuid, s.professional_id, s.unit_id, s.team_id, s.cbo,
      ${list('s', lotacaoColumns)}, 'cnes', true, case when s.in_file = 1 and not exists (
        select 1 from lotacao l where l.professional_id = s.professional_id and l.active
          and l.municipality_id = ${municipalityId}) then 'padrao' else 'nenhuma' end,
      ${now}::timestamptz, ${now}::timestamptz
    from (select *, count(*) over (partition by professional_id) as in_file
      from stage_lotacao where fault is null) s
    where s.op = 'added'`.execute(db);
  await sql`
    update lotacao l set ${assign('s', lotacaoColumns)}, active = true, inactivated_at = null,
      updated_at = ${now}
    from stage_lotacao s where s.id = l.id and s.op = 'updated'`.execute(db);
}

export async function inactivateLeaving(db: Tx, { now }: ApplyContext): Promise<void> {
  for (const table of ['unit', 'team', 'lotacao']) {
    await sql`
      update ${sql.ref(table)} r set active = false, inactivated_at = ${now}, updated_at = ${now}
      from stage_leave v where v.kind = ${table} and v.id = r.id`.execute(db);
  }
}

/** Lotações that are given the profiles of their occupation. */
export async function findToDerive(db: Tx): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from stage_lotacao where fault is null and (op = 'added' or rederive)`,
  );
  return rows.map((row) => row.id);
}

/** So many rows are new to the planner, and what follows joins them. */
export async function analyzeLotacoes(db: Tx): Promise<void> {
  await sql`analyze lotacao (id, professional_id, unit_id, municipality_id, active)`.execute(db);
}

/** Who is left with one lotação in the municipality gets its default agenda there (ADM-G05). */
export async function giveAgendas(db: Tx, { municipalityId, now }: ApplyContext): Promise<void> {
  await sql`
    with single as (
      select professional_id from lotacao where municipality_id = ${municipalityId} and active
      group by professional_id having count(*) = 1),
    given as (
      update lotacao l set agenda = 'padrao', updated_at = ${now}
      from single o where o.professional_id = l.professional_id and l.municipality_id = ${municipalityId}
        and l.active and l.agenda = 'nenhuma'
        and l.professional_id in (select id from stage_professional where fault is null)
      returning l.id)
    ${foundChangesInsert(
      now,
      sql`select 'lotacao', id, 'U' from given
        where id not in (select id from stage_lotacao where op in ('added', 'updated'))`,
    )}`.execute(db);
}

export async function logChanges(db: Tx, { now }: ApplyContext): Promise<void> {
  const changed = (table: string) => sql`
    select ${table}::text, id, case op when 'added' then 'I' else 'U' end
    from ${sql.ref(`stage_${table}`)} where op in ('added', 'updated', 'inactivated')`;
  await foundChangesInsert(
    now,
    sql`${changed('unit')} union all ${changed('team')} union all ${changed('professional')}
      union all ${changed('lotacao')} union all select kind, id, 'U' from stage_leave`,
  ).execute(db);
}

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

import { sql, type Tx } from '#platform/db/database';
import { DROPPED } from './codes.ts';
import { list, teamColumns, unitColumns } from './staging-queries.ts';

/** Finds units and teams in the base, sets faults that show between rows, and says what is to be done. */
export async function compareUnits(db: Tx, municipalityId: string): Promise<void> {
  await matchUnits(db, municipalityId);
  await matchTeams(db);
}

async function matchUnits(db: Tx, municipalityId: string): Promise<void> {
  await sql`
    update stage_unit s set fault = 'unit-repeated'
    from (select line, row_number() over (partition by cnes order by line) as nth
      from stage_unit where fault is null) d
    where d.line = s.line and d.nth > 1`.execute(db);
  await sql`
    update stage_unit s set id = coalesce(u.id, uuid_v7()),
      name = coalesce(nullif(s.name, ''), u.name, 'UNIDADE ' || s.cnes)
    from stage_unit x left join unit u on u.municipality_id = ${municipalityId} and u.cnes = x.cnes
    where x.line = s.line and s.fault is null`.execute(db);
  await sql`
    update stage_unit s set op = case
      when u.id is null then 'added'
      when not u.active or (${list('u', unitColumns)}) is distinct from (${list('s', unitColumns)})
        then 'updated'
      else 'unchanged' end
    from stage_unit x left join unit u on u.id = x.id
    where x.line = s.line and s.fault is null`.execute(db);
}

async function matchTeams(db: Tx): Promise<void> {
  await sql`
    update stage_team s set unit_id = u.id, fault = case when u.id is null then ${DROPPED} else s.fault end
    from stage_team x left join stage_unit u on u.cnes = x.cnes and u.fault is null
    where x.line = s.line`.execute(db);
  await sql`
    update stage_team s set fault = 'team-repeated'
    from (select line, row_number() over (partition by unit_id, ine order by line) as nth
      from stage_team where fault is null) d
    where d.line = s.line and d.nth > 1`.execute(db);
  await sql`
    update stage_team s set warnings = s.warnings || 'team-in-two-units'::text
    from (select line, row_number() over (partition by ine order by line) as nth
      from stage_team where fault is null) d
    where d.line = s.line and d.nth > 1`.execute(db);
  await sql`
    update stage_team s set id = coalesce(t.id, uuid_v7()),
      name = coalesce(nullif(s.name, ''), t.name, trim(s.type_acronym || ' ' || s.ine))
    from stage_team x left join team t on t.unit_id = x.unit_id and t.ine = x.ine
    where x.line = s.line and s.fault is null`.execute(db);
  await sql`
    update stage_team s set op = case
      when t.id is null then 'added'
      when t.active and not s.active then 'inactivated'
      when (${list('t', teamColumns)}) is distinct from (${list('s', teamColumns)}) then 'updated'
      else 'unchanged' end
    from stage_team x left join team t on t.id = x.id
    where x.line = s.line and s.fault is null`.execute(db);
}

import { sql, type Tx } from '#platform/db/database';
import { DROPPED } from './codes.ts';
import { list, lotacaoColumns } from './staging.ts';

/** Joins lotações to their professional, unit and team of the file and compares them with the base. */
export async function compareLotacoes(db: Tx): Promise<void> {
  await sql`
    update stage_lotacao s set professional_id = p.id, unit_id = u.id, team_id = t.id, fault = case
      when p.id is null or (p.fault is not null and p.same_as is null) then ${DROPPED}
      when x.fault is not null then x.fault
      when u.id is null then 'lotacao-unit-unknown'
      when x.ine is not null and t.id is null then 'lotacao-team-unknown' end
    from stage_lotacao x
    left join stage_professional p on p.line = x.professional_line
    left join stage_unit u on u.cnes = x.cnes and u.fault is null
    left join stage_team t on t.unit_id = u.id and t.ine = x.ine and t.fault is null
    where x.line = s.line`.execute(db);
  await sql`
    update stage_lotacao s set fault = 'lotacao-repeated'
    from (select line, row_number() over (partition by professional_id, unit_id, cbo, team_id order by line) as nth
      from stage_lotacao where fault is null) d
    where d.line = s.line and d.nth > 1`.execute(db);
  await sql`
    update stage_lotacao set warnings = '{lotacao-cbo-unknown}'
    where fault is null and cbo not in (select code from cbo)`.execute(db);
  await sql`
    update stage_lotacao set key = case
      when fault in ('lotacao-team-unknown', 'lotacao-ine-invalid') then file_ine
      when fault = 'lotacao-cbo-invalid' or fault is null then file_cbo
      else file_cnes end`.execute(db);
  await matchLotacoes(db);
}

/** A manual lotação without "Atualizar perfis ao importar CNES" is left as it is, also when inactive. */
async function matchLotacoes(db: Tx): Promise<void> {
  await sql`
    update stage_lotacao s set id = coalesce(l.id, uuid_v7()), op = case
      when l.id is null then 'added'
      when l.origin = 'manual' and not l.update_on_cnes then 'unchanged'
      when not l.active or (${list('l', lotacaoColumns)}) is distinct from (${list('s', lotacaoColumns)})
        then 'updated'
      else 'unchanged' end
    from stage_lotacao x
    left join lotacao l on l.professional_id = x.professional_id and l.unit_id = x.unit_id and l.cbo = x.cbo
      and l.team_id is not distinct from x.team_id
    where x.line = s.line and s.fault is null`.execute(db);
}

import { sql, type Tx } from '#platform/db/database';
import { DROPPED } from './codes.ts';
import { list, lotacaoColumns } from './staging-queries.ts';

/**
 * Joins lotações to their professional, unit and team of the file and says what is to be done. A manual
 * lotação without "Atualizar perfis ao importar CNES" is left as it is, also when inactive.
 */
export async function compareLotacoes(db: Tx): Promise<void> {
  await sql`
    update stage_lotacao s set fault = m.fault, professional_id = m.professional_id, unit_id = m.unit_id,
      team_id = m.team_id, id = coalesce(l.id, uuid_v7()), op = case
        when l.id is null then 'added'
        when l.origin = 'manual' and not l.update_on_cnes then 'unchanged'
        when not l.active or (${list('l', lotacaoColumns)}) is distinct from (${list('m', lotacaoColumns)})
          then 'updated'
        else 'unchanged' end
    from (
      select x.line, x.cbo, ${list('x', lotacaoColumns)}, p.id as professional_id, u.id as unit_id,
        t.id as team_id, case
          when p.id is null or (p.fault is not null and p.same_as is null) then ${DROPPED}
          when x.fault is not null then x.fault
          when u.id is null then 'lotacao-unit-unknown'
          when x.ine is not null and t.id is null then 'lotacao-team-unknown' end as fault
      from stage_lotacao x
      left join stage_professional p on p.line = x.professional_line
      left join stage_unit u on u.cnes = x.cnes and u.fault is null
      left join stage_team t on t.unit_id = u.id and t.ine = x.ine and t.fault is null) m
    left join lotacao l on l.professional_id = m.professional_id and l.unit_id = m.unit_id and l.cbo = m.cbo
      and l.team_id is not distinct from m.team_id
    where m.line = s.line`.execute(db);
  await sql`
    update stage_lotacao s set fault = 'lotacao-repeated'
    from (
      select line, row_number() over (
        partition by professional_id, unit_id, cbo, team_id order by line) as nth
      from stage_lotacao where fault is null) d
    where d.line = s.line and d.nth > 1`.execute(db);
  await sql`
    update stage_lotacao set id = null, op = null where fault is not null`.execute(db);
  await sql`
    update stage_lotacao set warnings = '{lotacao-cbo-unknown}'
    where fault is null and cbo not in (select code from data_packages_cbo)`.execute(db);
}

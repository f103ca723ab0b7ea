import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '#platform/db/database';

/**
 * What the base has active of this municipality and the file no longer brings: `stage_leave(kind, id)`.
 * Manual lotações leave only when flagged (ADM-G08). Nobody loses a lotação because this month's row of
 * that person, or of that lotação's team, has a fault: a row that is left out changes nothing.
 */
export async function findLeaving(db: Tx, municipalityId: string): Promise<void> {
  await sql`
    create temp table stage_leave on commit drop as
    select 'unit'::text as kind, u.id, null::uuid as professional_id from unit u
    where u.municipality_id = ${municipalityId} and u.active
      and not exists (select 1 from stage_unit s where s.id = u.id)
    union all
    select 'team', t.id, null from team t join unit u on u.id = t.unit_id
    where u.municipality_id = ${municipalityId} and t.active
      and not exists (select 1 from stage_team s where s.id = t.id)
    union all
    select 'lotacao', l.id, l.professional_id from lotacao l join unit u on u.id = l.unit_id
    where l.municipality_id = ${municipalityId} and l.active and (l.origin = 'cnes' or l.update_on_cnes)
      and not exists (select 1 from stage_lotacao s where s.id = l.id)
      and l.professional_id not in (
        select unnest(array_remove(array[by_cpf, by_cns], null)) from stage_professional
        where fault is not null and same_as is null)
      and not exists (select 1 from stage_lotacao s
        where s.fault in ('lotacao-team-unknown', 'lotacao-ine-invalid')
          and s.professional_id = l.professional_id and s.cnes = u.cnes and s.cbo = l.cbo)`.execute(db);
  await sql`analyze stage_leave`.execute(db);
}

/** Condition on a row `v` of `stage_leave`: the professional is not in the file and keeps no lotação here. */
export const leftWithoutLotacao = (municipalityId: string): RawBuilder<boolean> => sql`(
  v.professional_id not in (select id from stage_professional where fault is null)
  and not exists (select 1 from lotacao l where l.professional_id = v.professional_id
    and l.municipality_id = ${municipalityId} and l.active
    and l.id not in (select id from stage_leave where kind = 'lotacao')))`;

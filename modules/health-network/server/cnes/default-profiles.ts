import { findDefaultProfiles } from '#modules/access/index';
import { rowsOf, sql, type Tx } from '#platform/db/database';

/**
 * Marks the lotações of the file that are here, have "Atualizar perfis ao importar CNES" on, and whose
 * profiles are not those of their CBO: the import gives them these again (ADM-G09).
 */
export async function markOffDefaultProfiles(db: Tx, municipalityId: string): Promise<void> {
  const candidates = sql`
    select s.line, s.id, s.cbo from stage_lotacao s join lotacao l on l.id = s.id
    where s.fault is null and s.op in ('unchanged', 'updated') and l.update_on_cnes`;
  const cbos = await rowsOf<{ cbo: string }>(db, sql`select distinct cbo from (${candidates}) c`);
  if (cbos.length === 0) return;
  const defaults = await findDefaultProfiles(
    db,
    municipalityId,
    cbos.map(({ cbo }) => cbo),
  );
  const profilesOf = sql`array(
    select profile_id from access_lotacao_profile where lotacao_id = c.id order by profile_id)`;
  await sql`
    update stage_lotacao s set rederive = true, op = 'updated'
    from (${candidates}) c
    join jsonb_to_recordset(${JSON.stringify(defaults)}::jsonb) as d(cbo text, profiles uuid[])
      on d.cbo = c.cbo
    where c.line = s.line and ${profilesOf} is distinct from d.profiles`.execute(db);
}

import { assignDefaultProfiles } from '#modules/access/index';
import { rowsOf, sql, type Tx } from '#platform/db/database';

/**
 * Marks the lotações of the file that are here, have "Atualizar perfis ao importar CNES" on, and whose
 * profiles are not those of their CBO: the import gives them these again (ADM-G09).
 *
 * What the profiles of a CBO are is known to the access room alone, so it is asked: it assigns them to one
 * lotação of each CBO behind a savepoint, we read what it gave, and the savepoint undoes it.
 */
export async function markOffDefaultProfiles(db: Tx): Promise<void> {
  const candidates = sql`
    select s.line, s.id, s.cbo from stage_lotacao s join lotacao l on l.id = s.id
    where s.fault is null and s.op in ('unchanged', 'updated') and l.update_on_cnes`;
  const samples = await rowsOf<{ id: string; cbo: string }>(
    db,
    sql`select distinct on (cbo) id, cbo from (${candidates}) c order by cbo`,
  );
  if (samples.length === 0) return;
  const ids = samples.map((sample) => sample.id);
  const profilesOf = sql`array(
    select profile_id from lotacao_profile where lotacao_id = c.id order by profile_id)`;
  await sql`savepoint default_profiles`.execute(db);
  await assignDefaultProfiles(db, ids);
  const defaults = await rowsOf<{ cbo: string; profiles: string[] }>(
    db,
    sql`select c.cbo, ${profilesOf} as profiles from lotacao c where id = any(${ids}::uuid[])`,
  );
  await sql`rollback to savepoint default_profiles`.execute(db);
  await sql`
    update stage_lotacao s set rederive = true, op = 'updated'
    from (${candidates}) c
    join jsonb_to_recordset(${JSON.stringify(defaults)}::jsonb) as d(cbo text, profiles uuid[])
      on d.cbo = c.cbo
    where c.line = s.line and ${profilesOf} is distinct from d.profiles`.execute(db);
}

import { rowsOf, sql, type Tx } from '#platform/db/database';

/** Lotações of the file that are here and have "Atualizar perfis ao importar CNES" on. */
const candidates = sql`
  select s.line, s.id, s.cbo from stage_lotacao s join lotacao l on l.id = s.id
  where s.fault is null and s.op in ('unchanged', 'updated') and l.update_on_cnes`;

/** The occupations of these. */
export async function cbosToDerive(db: Tx): Promise<string[]> {
  const rows = await rowsOf<{ cbo: string }>(db, sql`select distinct cbo from (${candidates}) c`);
  return rows.map(({ cbo }) => cbo);
}

/** Marks those of them whose profiles are not the ones of their occupation. */
export async function markOffDefaults(
  db: Tx,
  defaults: ReadonlyArray<{ cbo: string; profiles: readonly string[] }>,
): Promise<void> {
  const profilesOf = sql`array(
    select profile_id from access_lotacao_profile where lotacao_id = c.id order by profile_id)`;
  await sql`
    update stage_lotacao s set rederive = true, op = 'updated'
    from (${candidates}) c
    join jsonb_to_recordset(${JSON.stringify(defaults)}::jsonb) as d(cbo text, profiles uuid[])
      on d.cbo = c.cbo
    where c.line = s.line and ${profilesOf} is distinct from d.profiles`.execute(db);
}

import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { deleteStoredFile } from '#platform/files/store';
import { DROPPED, rowFaults } from './codes.ts';
import type { CnesCounts } from './counts.ts';

export type ImportFile = { municipalityId: string; fileId: string | null };

export function findImportFile(db: Db, importId: string): Promise<ImportFile | undefined> {
  return findRow<ImportFile>(
    db,
    sql`select municipality_id as "municipalityId", file_id as "fileId"
      from cnes_import where id = ${importId}`,
  );
}

export type Outcome = {
  status: 'preview' | 'imported' | 'unchanged' | 'refused';
  fileDate: string | null;
  layout: string | null;
  counts: CnesCounts | null;
  withoutAgenda: string[];
  error: { code: string; message: string } | null;
};

export async function saveOutcome(db: Tx, importId: string, outcome: Outcome, now: Date): Promise<void> {
  const { counts, error } = outcome;
  await sql`
    update cnes_import set status = ${outcome.status}, finished_at = ${now},
      file_date = ${outcome.fileDate}::date, layout = ${outcome.layout},
      counts = ${counts && JSON.stringify(counts)}::jsonb, error = ${error && JSON.stringify(error)}::jsonb,
      without_agenda = ${outcome.withoutAgenda}::uuid[]
    where id = ${importId}`.execute(db);
}

export async function clearInconsistencies(db: Tx, importId: string): Promise<void> {
  await sql`delete from cnes_import_inconsistency where import_id = ${importId}`.execute(db);
}

/** Copies what was found wrong in the staging tables to the report, in file order. Returns how many. */
export async function saveInconsistencies(db: Tx, importId: string): Promise<number> {
  const codes = Object.entries(rowFaults).map(([code, rule]) => ({ code, ...rule }));
  const found = (table: string, key = sql`key`) => sql`
    select fault as code, line, ${key} as key from ${sql.ref(table)} where fault <> ${DROPPED}
    union all
    select w, line, ${key} from ${sql.ref(table)}, unnest(warnings) w
    where fault is null and warnings <> '{}'`;
  // A lotação is named by the code that is wrong with it.
  const lotacaoKey = sql`case
    when fault in ('lotacao-team-unknown', 'lotacao-ine-invalid') then file_ine
    when fault is null or fault = 'lotacao-cbo-invalid' then file_cbo else file_cnes end`;
  const saved = await sql`
    insert into cnes_import_inconsistency (import_id, number, section, code, rejected, row_number, row_key,
      message)
    select ${importId}::uuid,
      row_number() over (
        order by array_position('{units,teams,professionals,lotacoes}', c.section), f.line, f.code),
      c.section, f.code, c.rejected, f.line, f.key, c.message
    from (${found('stage_unit')} union all ${found('stage_team')} union all ${found('stage_professional')}
      union all ${found('stage_lotacao', lotacaoKey)}) f
    join jsonb_to_recordset(${JSON.stringify(codes)}::jsonb)
      as c(code text, section text, rejected boolean, message text) on c.code = f.code`.execute(db);
  return Number(saved.numAffectedRows ?? 0n);
}

/** Professionals with more than one lotação in the file, and not hours of their own in each (ADM-G05). */
export async function findWithoutAgenda(db: Tx): Promise<string[]> {
  const { rows } = await sql<{ professional_id: string }>`
    select professional_id from stage_lotacao where fault is null
    group by professional_id
    having count(*) > 1 and not bool_and(id in (select lotacao_id from scheduling_agenda))`.execute(db);
  return rows.map((row) => row.professional_id);
}

export async function markDiscarded(db: Tx, importId: string): Promise<void> {
  await sql`update cnes_import set status = 'discarded' where id = ${importId}`.execute(db);
}

/** The file holds personal data and has served. */
export async function dropImportFile(db: Db, importId: string): Promise<void> {
  const file = await findImportFile(db, importId);
  if (file?.fileId) await deleteStoredFile(db, file.fileId);
}

/** Files sent and never applied. Returns how many were removed. */
export async function dropFilesOlderThan(db: Db, limit: Date): Promise<number> {
  const files = await rowsOf<{ id: string }>(
    db,
    sql`select i.file_id as id from cnes_import i left join platform_job j on j.id = i.job_id
      where i.file_id is not null and i.created_at < ${limit}
        and coalesce(j.state not in ('queued', 'running'), true)`,
  );
  for (const { id } of files) await deleteStoredFile(db, id);
  return files.length;
}

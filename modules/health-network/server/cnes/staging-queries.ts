import type { RawBuilder } from 'kysely';
import type { CnesRecord } from '@pec-aberto/cnes-xml';
import { sql, type Tx } from '#platform/db/database';
import { stagedLotacao, stagedProfessional, stagedTeam, stagedUnit } from './rows.ts';

/** Columns the file fills, the same in the table and in its staging table. */
export const unitColumns = [
  'name',
  'cnpj',
  'type_code',
  'type_name',
  'subtype_code',
  'subtype_name',
  'phone1',
  'phone2',
  'fax',
  'email',
  'address',
  'complexities',
] as const;

export const teamColumns = [
  'name',
  'type_code',
  'type_acronym',
  'type_name',
  'area_code',
  'area_name',
  'deactivated_on',
  'active',
] as const;

export const professionalColumns = [
  'cpf',
  'cns',
  'name',
  'birth_date',
  'sex',
  'email',
  'phone',
  'council',
  'council_uf',
  'council_number',
  'address',
  'origin',
] as const;

export const lotacaoColumns = ['cbo_name', 'microarea'] as const;

/** `alias.a, alias.b, …` */
export const list = (alias: string, columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));

/** `a = alias.a, b = alias.b, …` */
export const assign = (alias: string, columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${alias}.${column}`)}`));

const common = sql`0 as line, ''::text as fault, '{}'::text[] as warnings, ''::text as op`;

/**
 * The tables a file is read into: those of this transaction only, without constraints, typed as the real
 * ones. `line` is the ordinal in the file, `fault` why a row is left out, `op` what is to be done with it.
 */
export async function createStaging(db: Tx): Promise<void> {
  await sql`
    create temp table stage_unit on commit drop as
    select ${common}, ''::text as key, id, cnes, ${list('unit', unitColumns)} from unit with no data`.execute(
    db,
  );
  await sql`
    create temp table stage_team on commit drop as
    select ${common}, ''::text as key, team.id, unit_id, cnes, ine, ${list('team', teamColumns)}
    from team join unit on true with no data`.execute(db);
  await sql`
    create temp table stage_professional on commit drop as
    select ${common}, ''::text as key, id, 0 as same_as, id as by_cpf, id as by_cns,
      ''::text as former_email,
      ${list('professional', professionalColumns)}
    from professional with no data`.execute(db);
  await sql`
    create temp table stage_lotacao on commit drop as
    select ${common}, lotacao.id, 0 as professional_line, ''::text as file_cnes, ''::text as file_ine,
      ''::text as file_cbo, cnes, ine, professional_id, lotacao.unit_id, team_id, cbo, false as rederive,
      ${list('lotacao', lotacaoColumns)}
    from lotacao join unit on true join team on true with no data`.execute(db);
}

/** Puts a batch of records into their staging tables. */
export async function stageRecords(db: Tx, records: readonly CnesRecord[], fileDate: string): Promise<void> {
  const units: unknown[] = [];
  const teams: unknown[] = [];
  const professionals: unknown[] = [];
  const lotacoes: unknown[] = [];
  for (const record of records) {
    if (record.kind === 'unit') units.push(stagedUnit(record));
    else if (record.kind === 'team') teams.push(stagedTeam(record));
    else if (record.kind === 'professional') professionals.push(stagedProfessional(record, fileDate));
    else lotacoes.push(stagedLotacao(record));
  }
  await insertRows(db, 'stage_unit', units);
  await insertRows(db, 'stage_team', teams);
  await insertRows(db, 'stage_professional', professionals);
  await insertRows(db, 'stage_lotacao', lotacoes);
}

async function insertRows(db: Tx, table: string, rows: readonly unknown[]): Promise<void> {
  if (rows.length === 0) return;
  const name = sql.ref(table);
  await sql`
    insert into ${name} select * from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)
  `.execute(db);
}

/** The planner knows nothing of tables just filled; of the columns only the keys matter. */
export async function analyzeStaging(db: Tx): Promise<void> {
  await sql`
    analyze stage_unit (line, cnes, fault), stage_team (line, cnes, ine, fault),
      stage_professional (line, cpf, cns, fault),
      stage_lotacao (line, professional_line, cnes, ine, fault)`.execute(db);
}

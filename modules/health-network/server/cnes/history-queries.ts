import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import type { MunicipalityScope } from '#platform/permissions/scope';
import type { Municipality } from '../municipality-queries.ts';
import { containing } from '#platform/db/like';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import { type Group, groupOf, type Section } from './codes.ts';
import type { CnesCounts } from './counts.ts';

export type ImportStatus =
  | 'waiting'
  | 'running'
  | 'preview'
  | 'imported'
  | 'unchanged'
  | 'refused'
  | 'discarded'
  | 'cancelled'
  | 'failed';

export type ImportRow = {
  id: string;
  municipality: Omit<Municipality, 'id'>;
  requestedBy: string | null;
  status: ImportStatus;
  createdAt: string;
  finishedAt: string | null;
  fileName: string;
  fileDate: string | null;
  counts: CnesCounts | null;
  inconsistencies: number;
  jobId: string | null;
};

export type ImportDetails = ImportRow & {
  municipalityId: string;
  layout: string | null;
  allowOlder: boolean;
  error: { code: string; message: string } | null;
  canApply: boolean;
  withoutAgenda: number;
};

type Stored = Omit<ImportDetails, 'createdAt' | 'finishedAt'> & {
  created_at: Date;
  finished_at: Date | null;
};

// An import whose job ended without it (cancelled, failed) keeps "waiting": the job knows.
const status = sql`case when i.status <> 'waiting' then i.status
  when j.state in ('running', 'cancelled', 'failed') then j.state else 'waiting' end`;

const columns = sql`i.municipality_id as "municipalityId",
  jsonb_build_object('ibge', m.ibge, 'name', m.name, 'uf', m.uf, 'timeZone', m.time_zone) as municipality,
  coalesce(p.social_name, p.name) as "requestedBy", ${status} as status, i.created_at,
  coalesce(i.finished_at, j.finished_at) as finished_at, i.file_name as "fileName", i.file_date as "fileDate",
  i.counts, i.job_id as "jobId", i.layout, i.allow_older as "allowOlder",
  coalesce(i.error, case when i.status = 'waiting' then j.error end) as error,
  i.file_id is not null and ${status} not in ('waiting', 'running') as "canApply",
  cardinality(i.without_agenda) as "withoutAgenda",
  (select count(*) from cnes_import_inconsistency c where c.import_id = i.id) as inconsistencies`;

const details = sql`join cnes_import i on i.id = page.id join municipality m on m.id = i.municipality_id
  left join professional p on p.id = i.requested_by left join platform_job j on j.id = i.job_id`;

const detailsView = ({ created_at, finished_at, ...row }: Stored): ImportDetails => ({
  ...row,
  createdAt: created_at.toISOString(),
  finishedAt: finished_at?.toISOString() ?? null,
});

/** One import, whatever the scope: the caller checks `municipalityId`. */
export async function findImportRow(db: Db, id: string): Promise<ImportDetails | undefined> {
  const row = await findRow<Stored>(
    db,
    sql`select page.id, ${columns} from (select ${id}::uuid as id) as page ${details}`,
  );
  return row && detailsView(row);
}

const sortKeys = {
  date: sql`to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
  responsible: sql`coalesce((select search_key(coalesce(p.social_name, p.name)) from professional p
    where p.id = i.requested_by), '')`,
};

/** History, newest first unless asked otherwise; the search takes the responsible's name. */
export function listImports(
  db: Db,
  { municipalityId }: MunicipalityScope,
  query: PageQuery & { search?: string; sort?: keyof typeof sortKeys },
): Promise<PageOf<ImportRow>> {
  const reached = municipalityId === null ? sql`true` : sql`i.municipality_id = ${municipalityId}`;
  const search = query.search?.trim();
  const found = search
    ? sql`exists (select 1 from professional p where p.id = i.requested_by
        and search_key(coalesce(p.social_name, p.name)) like search_key(${containing(search)}))`
    : sql`true`;
  const source = sql`
    select i.id, ${sortKeys[query.sort ?? 'date']} as sort_key
    from cnes_import i where ${reached} and ${found}`;
  return readPage(db, { direction: 'desc', ...query }, { source, columns, details }, (row: Stored) => {
    const { id, municipality, requestedBy, fileName, fileDate, counts, inconsistencies, jobId, ...rest } =
      detailsView(row);
    const { status: shown, createdAt, finishedAt } = rest;
    return {
      id,
      municipality,
      requestedBy,
      status: shown,
      createdAt,
      finishedAt,
      fileName,
      fileDate,
      counts,
      inconsistencies,
      jobId,
    };
  });
}

export type InconsistencyTotal = {
  section: Section;
  code: string;
  group: Group;
  rejected: boolean;
  message: string;
  count: number;
};

export async function listInconsistencyTotals(db: Db, importId: string): Promise<InconsistencyTotal[]> {
  const rows = await rowsOf<Omit<InconsistencyTotal, 'group'>>(
    db,
    sql`select section, code, rejected, message, count(*) as count from cnes_import_inconsistency
      where import_id = ${importId} group by section, code, rejected, message order by min(number)`,
  );
  return rows.map((row) => ({ ...row, group: groupOf(row.code) }));
}

export type Inconsistency = {
  number: number;
  section: Section;
  code: string;
  rejected: boolean;
  row: number;
  key: string;
  message: string;
};

const inconsistencyColumns = sql`number, section, code, rejected, row_number as row, row_key as key, message`;

/** Inconsistencies after a number, in file order. */
export function readInconsistencies(
  db: Db,
  importId: string,
  { after, limit, section, code }: { after: number; limit: number; section?: string; code?: string },
): Promise<Inconsistency[]> {
  return rowsOf<Inconsistency>(
    db,
    sql`select ${inconsistencyColumns} from cnes_import_inconsistency
      where import_id = ${importId} and number > ${after}
        and (${section ?? null}::text is null or section = ${section ?? null})
        and (${code ?? null}::text is null or code = ${code ?? null})
      order by number limit ${limit}`,
  );
}

export async function countInconsistencies(
  db: Db,
  importId: string,
  { section, code }: { section?: string; code?: string },
): Promise<number> {
  const row = await findRow<{ count: number }>(
    db,
    sql`select count(*) as count from cnes_import_inconsistency where import_id = ${importId}
      and (${section ?? null}::text is null or section = ${section ?? null})
      and (${code ?? null}::text is null or code = ${code ?? null})`,
  );
  return row?.count ?? 0;
}

export type WithoutAgenda = { professionalId: string; name: string; cns: string | null; cpf: string | null };

export function listWithoutAgenda(
  db: Db,
  importId: string,
  query: PageQuery,
): Promise<PageOf<WithoutAgenda>> {
  const source = sql`
    select p.id, search_key(p.name) as sort_key from cnes_import i
    join professional p on p.id = any(i.without_agenda) where i.id = ${importId}`;
  return readPage(
    db,
    query,
    { source, columns: sql`p.name, p.cns, p.cpf`, details: sql`join professional p on p.id = page.id` },
    ({ id, name, cns, cpf }: Omit<WithoutAgenda, 'professionalId'> & { id: string }) => ({
      professionalId: id,
      name,
      cns,
      cpf,
    }),
  );
}

/** Date of the file whose data are in force. */
export async function findLastFileDate(db: Db, municipalityId: string): Promise<string | undefined> {
  const row = await findRow<{ file_date: string }>(
    db,
    sql`select file_date from cnes_import
      where municipality_id = ${municipalityId} and status in ('imported', 'unchanged')
      order by finished_at desc limit 1`,
  );
  return row?.file_date;
}

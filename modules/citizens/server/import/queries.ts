import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { FieldProblem } from '#platform/errors/problem';
import type { OnConflict } from './judge.ts';

export const OUTCOMES = ['new', 'fills', 'differs', 'same', 'doubt', 'rejected'] as const;
export type RowOutcome = (typeof OUTCOMES)[number];

export type ImportRow = {
  number: number;
  entry: string;
  outcome: RowOutcome;
  citizenId: string | null;
  reasons: FieldProblem[];
};
export type ImportStatus = 'waiting' | 'preview' | 'imported' | 'refused' | 'discarded';
export type StoredImport = {
  id: string;
  municipalityId: string;
  timeZone: string;
  fileId: string | null;
  status: ImportStatus;
};

export const findStoredImport = (db: Db, id: string): Promise<StoredImport | undefined> =>
  findRow<StoredImport>(
    db,
    sql`select i.id, i.municipality_id as "municipalityId", m.time_zone as "timeZone", i.file_id as "fileId", i.status
      from citizen_import i join municipality m on m.id = i.municipality_id where i.id = ${id}`,
  );

/** Rows of a preview, in place of whatever an interrupted one left. */
export async function clearRows(db: Tx, importId: string): Promise<void> {
  await sql`delete from citizen_import_row where import_id = ${importId}`.execute(db);
}

export async function insertRows(db: Tx, importId: string, rows: readonly ImportRow[]): Promise<void> {
  await sql`insert into citizen_import_row (id, import_id, number, entry, outcome, citizen_id, reasons)
    select uuid_v7(), ${importId}, r.number, r.entry, r.outcome, r."citizenId", r.reasons
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(number int, entry text, outcome text, "citizenId" uuid, reasons jsonb)`.execute(db);
}

/** Is this record waiting to be applied? Holds its row until the end of the transaction. */
export async function takeRow(db: Tx, importId: string, number: number): Promise<boolean> {
  const row = await findRow(
    db,
    sql`select 1 as there from citizen_import_row
      where import_id = ${importId} and number = ${number} and applied_at is null
        and outcome in ('new', 'fills', 'differs')
      for update`,
  );
  return row !== undefined;
}

/** The record was gone through; `written`: and changed the base. */
export async function markApplied(
  db: Tx,
  importId: string,
  row: Omit<ImportRow, 'entry'> & { written: boolean },
  now: Date,
): Promise<void> {
  await sql`update citizen_import_row set outcome = ${row.outcome}, citizen_id = ${row.citizenId},
      reasons = ${JSON.stringify(row.reasons)}::jsonb, applied_at = ${now}, written = ${row.written}
    where import_id = ${importId} and number = ${row.number}`.execute(db);
}

export type Outcome = {
  status: ImportStatus;
  error?: { code: string; message: string };
  onConflict?: OnConflict;
};

export async function saveOutcome(db: Tx, id: string, outcome: Outcome, now: Date): Promise<void> {
  await sql`update citizen_import set status = ${outcome.status}, finished_at = ${now},
      error = ${outcome.error ? JSON.stringify(outcome.error) : null}::jsonb,
      on_conflict = coalesce(${outcome.onConflict ?? null}, on_conflict)
    where id = ${id}`.execute(db);
}

/** `applied`: records that changed the base; `gone`: those that were gone through. */
export type Counts = Record<RowOutcome, number> & { applied: number; gone: number };

export async function countRows(db: Db, importId: string): Promise<Counts> {
  const rows = await rowsOf<{ outcome: RowOutcome; count: number; applied: number; gone: number }>(
    db,
    sql`select outcome, count(*) as count, count(*) filter (where written) as applied, count(applied_at) as gone
      from citizen_import_row where import_id = ${importId} group by outcome`,
  );
  const counts: Counts = {
    new: 0,
    fills: 0,
    differs: 0,
    same: 0,
    doubt: 0,
    rejected: 0,
    applied: 0,
    gone: 0,
  };
  for (const { outcome, count, applied, gone } of rows) {
    counts[outcome] = count;
    counts.applied += applied;
    counts.gone += gone;
  }
  return counts;
}

export const listRows = (
  db: Db,
  importId: string,
  filter: { outcome?: RowOutcome | undefined; after: number; limit: number },
) =>
  rowsOf<ImportRow & { appliedAt: Date | null }>(
    db,
    sql`select number, entry, outcome, citizen_id as "citizenId", reasons, applied_at as "appliedAt"
      from citizen_import_row
      where import_id = ${importId} and number > ${filter.after}
        and (${filter.outcome ?? null}::text is null or outcome = ${filter.outcome ?? null})
      order by number limit ${filter.limit}`,
  );

export type ImportView = {
  id: string;
  municipalityId: string;
  fileName: string;
  status: ImportStatus | 'running' | 'failed' | 'cancelled';
  onConflict: OnConflict | null;
  error: { code: string; message: string } | null;
  jobId: string | null;
  requestedBy: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  canApply: boolean;
};

// A job that ended without telling the import failed or was cancelled: the import says so.
const viewColumns = sql`i.id, i.municipality_id as "municipalityId", i.file_name as "fileName",
  case when i.status = 'waiting' and j.state in ('running', 'failed', 'cancelled') then j.state else i.status end as status,
  i.on_conflict as "onConflict", coalesce(i.error, j.error) as error, i.job_id as "jobId",
  coalesce(nullif(p.social_name, ''), p.name) as "requestedBy", i.created_at as "createdAt",
  i.finished_at as "finishedAt",
  i.file_id is not null and (i.status = 'preview' or (i.status = 'waiting' and j.state in ('failed', 'cancelled')))
    as "canApply"`;
const viewFrom = sql`citizen_import i left join job j on j.id = i.job_id
  left join professional p on p.id = i.requested_by`;

export const findImportView = (db: Db, id: string): Promise<ImportView | undefined> =>
  findRow<ImportView>(db, sql`select ${viewColumns} from ${viewFrom} where i.id = ${id}`);

const COUNTED = 1_000;

/** Imports of a municipality (all when null), the newest first, paged by id. */
export async function listImportViews(
  db: Db,
  municipalityId: string | null,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const mine = sql`i.status <> 'discarded'
    and (${municipalityId}::uuid is null or i.municipality_id = ${municipalityId})`;
  const rows = await rowsOf<ImportView>(
    db,
    sql`select ${viewColumns} from ${viewFrom}
      where ${mine} and (${after ?? null}::uuid is null or i.id < ${after ?? null})
      order by i.id desc limit ${limit + 1}`,
  );
  const counted = await findRow<{ count: number }>(
    db,
    sql`select count(*) from (select 1 from citizen_import i where ${mine} limit ${COUNTED + 1}) as found`,
  );
  const count = counted?.count ?? 0;
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
    total: { count: Math.min(count, COUNTED), capped: count > COUNTED },
  };
}

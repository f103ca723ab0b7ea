import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { FieldProblem } from '#platform/errors/problem';
import type { OnConflict } from './judge.ts';
import { forgetRecords } from './records.ts';

export const OUTCOMES = ['new', 'fills', 'differs', 'same', 'doubt', 'rejected'] as const;
export type RowOutcome = (typeof OUTCOMES)[number];
/** What a person reads of a row; the code is what the program goes by, however the sentence is worded. */
export type Reason = FieldProblem & { code?: 'withheld' };

export type ImportRow = {
  number: number;
  entry: string;
  outcome: RowOutcome;
  citizenId: string | null;
  reasons: Reason[];
};
export type ListedRow = ImportRow & { id: string; appliedAt: Date | null };
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

/** Makes room for the rows of a preview, whatever an interrupted one left. */
export async function clearRows(db: Tx, importId: string): Promise<void> {
  await forgetRecords(db, importId);
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

/** A row with the import it is of, and by which choice it was gone through. */
export const findRowOfImport = (db: Db, id: string) =>
  findRow<
    ListedRow & { importId: string; written: boolean; onConflict: OnConflict | null; timeZone: string }
  >(
    db,
    sql`select r.id, r.number, r.entry, r.outcome, r.citizen_id as "citizenId", r.reasons,
        r.applied_at as "appliedAt", r.written, r.import_id as "importId", m.time_zone as "timeZone",
        r.on_conflict as "onConflict"
      from citizen_import_row r join citizen_import i on i.id = r.import_id
      join municipality m on m.id = i.municipality_id where r.id = ${id}`,
  );

/** The record was gone through by a choice; `written`: and changed the base. */
export async function markApplied(
  db: Tx,
  importId: string,
  row: Omit<ImportRow, 'entry'> & { written: boolean; onConflict: OnConflict },
  now: Date,
): Promise<void> {
  await sql`update citizen_import_row set outcome = ${row.outcome}, citizen_id = ${row.citizenId},
      reasons = ${JSON.stringify(row.reasons)}::jsonb, applied_at = ${now}, written = ${row.written},
      on_conflict = ${row.onConflict}
    where import_id = ${importId} and number = ${row.number}`.execute(db);
}

/** Imports whose time is over, from now on without file. One that is being looked at or applied is left to end. */
export const takePastFiles = (db: Tx, now: Date) =>
  rowsOf<{ id: string; fileId: string | null }>(
    db,
    sql`update citizen_import i set kept_until = null where i.kept_until < ${now}
        and not exists (select from job j where j.id = i.job_id and j.state in ('queued', 'running'))
      returning i.id, i.file_id as "fileId"`,
  );

export type Outcome = {
  status: ImportStatus;
  error?: { code: string; message: string };
  /** Null: nothing of the file is kept. */
  keptUntil: Date | null;
};

export async function saveOutcome(db: Tx, id: string, outcome: Outcome, now: Date): Promise<void> {
  await sql`update citizen_import set status = ${outcome.status}, finished_at = ${now},
      kept_until = ${outcome.keptUntil},
      error = ${outcome.error ? JSON.stringify(outcome.error) : null}::jsonb
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
  rowsOf<ListedRow>(
    db,
    sql`select id, number, entry, outcome, citizen_id as "citizenId", reasons, applied_at as "appliedAt"
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
  keptUntil: Date | null;
  canApply: boolean;
  canDiscard: boolean;
};

// Waits for somebody: looked at, or with a job that stopped. While the file is there, not all was looked at.
const rests = sql`(i.status = 'preview' or (i.status = 'waiting' and j.state in ('failed', 'cancelled')))`;
// A job that ended without telling the import failed or was cancelled: the import says so.
const viewColumns = sql`i.id, i.municipality_id as "municipalityId", i.file_name as "fileName",
  case when i.status = 'waiting' and j.state in ('running', 'failed', 'cancelled') then j.state else i.status end as status,
  i.on_conflict as "onConflict", coalesce(i.error, j.error) as error, i.job_id as "jobId",
  coalesce(nullif(p.social_name, ''), p.name) as "requestedBy", i.created_at as "createdAt",
  i.finished_at as "finishedAt", i.kept_until as "keptUntil",
  i.kept_until is not null and i.file_id is null and ${rests} as "canApply",
  i.kept_until is not null and ${rests} as "canDiscard"`;
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

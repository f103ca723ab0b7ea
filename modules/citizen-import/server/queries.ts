import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { countTotal, cutPage, oneMore } from '#platform/db/paging';
import type { FieldProblem } from '#platform/errors/problem';
import type { OnConflict } from './judge.ts';
import { forgetRecords } from './record-queries.ts';

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
      from citizen_import i join health_network_municipality m on m.id = i.municipality_id where i.id = ${id}`,
  );

/** Holds an import until the end of the transaction: what may be done with it is judged after. */
export async function lockImport(db: Tx, id: string): Promise<void> {
  await sql`select 1 from citizen_import where id = ${id} for update`.execute(db);
}

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
  findRow<ListedRow & { importId: string; onConflict: OnConflict | null; timeZone: string }>(
    db,
    sql`select r.id, r.number, r.entry, r.outcome, r.citizen_id as "citizenId", r.reasons,
        r.applied_at as "appliedAt", r.import_id as "importId", m.time_zone as "timeZone",
        r.on_conflict as "onConflict"
      from citizen_import_row r join citizen_import i on i.id = r.import_id
      join health_network_municipality m on m.id = i.municipality_id where r.id = ${id}`,
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

/**
 * Imports whose time is over, from now on without file. One that is being looked at or applied is left to end: its
 * job is looked for when the import is held, so that one asked for meanwhile is seen.
 */
export async function takePastFiles(
  db: Tx,
  now: Date,
): Promise<Array<{ id: string; fileId: string | null }>> {
  const past = await rowsOf<{ id: string }>(
    db,
    sql`select id from citizen_import where kept_until <= ${now} for update skip locked`,
  );
  return rowsOf(
    db,
    sql`update citizen_import i set kept_until = null where i.id = any(${past.map(({ id }) => id)}::uuid[])
        and not exists (select from platform_job j where j.id = i.job_id and j.state in ('queued', 'running'))
      returning i.id, i.file_id as "fileId"`,
  );
}

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

/** `applied`: records that changed the base. */
export type Counts = Record<RowOutcome, number> & { applied: number };

export async function countRows(db: Db, importId: string): Promise<Counts> {
  const rows = await rowsOf<{ outcome: RowOutcome; count: number; applied: number }>(
    db,
    sql`select outcome, count(*) as count, count(*) filter (where written) as applied
      from citizen_import_row where import_id = ${importId} group by outcome`,
  );
  const counts: Counts = { new: 0, fills: 0, differs: 0, same: 0, doubt: 0, rejected: 0, applied: 0 };
  for (const { outcome, count, applied } of rows) {
    counts[outcome] = count;
    counts.applied += applied;
  }
  return counts;
}

/** How far applying is: rows gone through, rows that wait, and how many of these have no record any more. */
export const findProgress = (db: Db, importId: string) =>
  getRow<{ handled: number; waiting: number; lost: number }>(
    db,
    sql`select count(r.applied_at) as handled, count(*) filter (where waits) as waiting,
        count(*) filter (where waits and k.number is null) as lost
      from citizen_import_row r
      cross join lateral (select r.applied_at is null and r.outcome in ('new', 'fills', 'differs') as waits) as w
      left join citizen_import_record k on k.import_id = r.import_id and k.number = r.number
      where r.import_id = ${importId}`,
  );

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
  ofFormerVersion: boolean;
};

// Waits for somebody: looked at, or with a job that stopped. While the file is there, not all was looked at.
const rests = sql`(i.status = 'preview' or (i.status = 'waiting' and j.state in ('failed', 'cancelled')))`;
// A former version kept the file itself until it was applied: of one that was looked at, or is being applied, it is
// there.
const former = sql`i.file_id is not null and (i.status = 'preview' or j.input ->> 'onConflict' is not null)`;
// A job that ended without telling the import failed or was cancelled: the import says so. What is kept past its time,
// until somebody empties it, is gone for who looks.
const viewColumns = sql`i.id, i.municipality_id as "municipalityId", i.file_name as "fileName",
  case when i.status = 'waiting' and j.state in ('running', 'failed', 'cancelled') then j.state else i.status end as status,
  i.on_conflict as "onConflict", coalesce(i.error, j.error) as error, i.job_id as "jobId",
  coalesce(nullif(p.social_name, ''), p.name) as "requestedBy", i.created_at as "createdAt",
  i.finished_at as "finishedAt", case when kept then i.kept_until end as "keptUntil",
  coalesce(kept and i.file_id is null and ${rests}, false) as "canApply",
  coalesce(kept and ${rests}, false) as "canDiscard",
  coalesce(kept and ${rests} and ${former}, false) as "ofFormerVersion"`;
const viewFrom = (now: Date) => sql`citizen_import i left join platform_job j on j.id = i.job_id
  left join health_network_professional p on p.id = i.requested_by
  cross join lateral (select i.kept_until > ${now} as kept) as k`;

export const findImportView = (db: Db, id: string, now: Date): Promise<ImportView | undefined> =>
  findRow<ImportView>(db, sql`select ${viewColumns} from ${viewFrom(now)} where i.id = ${id}`);

/** Imports of a municipality (all when null), the newest first, paged by id. */
export async function listImportViews(
  db: Db,
  municipalityId: string | null,
  { after, limit, now }: { after?: string | undefined; limit: number; now: Date },
) {
  const mine = sql`i.status <> 'discarded'
    and (${municipalityId}::uuid is null or i.municipality_id = ${municipalityId})`;
  const found = await rowsOf<ImportView>(
    db,
    sql`select ${viewColumns} from ${viewFrom(now)}
      where ${mine} and (${after ?? null}::uuid is null or i.id < ${after ?? null})
      order by i.id desc limit ${oneMore(limit)}`,
  );
  return {
    ...cutPage(found, limit, ({ id }) => id),
    total: await countTotal(db, sql`citizen_import i where ${mine}`),
  };
}

import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import type { TrailFilters } from './filters.ts';

export type TrailFormat = 'pdf' | 'csv';

export type TrailRow = {
  id: string;
  municipalityId: string;
  format: TrailFormat;
  from: string;
  to: string;
  filters: TrailFilters;
  fileId: string | null;
  rows: number | null;
  /** Name of who asked for it. */
  askedBy: string | null;
  createdAt: Date;
  jobId: string | null;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | null;
  error: string | null;
};

const TRAIL = sql`t.id, t.municipality_id as "municipalityId", t.format, t.from_date as "from", t.to_date as "to",
  t.filters, t.file_id as "fileId", t.rows, t.created_at as "createdAt", t.job_id as "jobId", j.state,
  j.error->>'message' as error,
  (select p.name from health_network_professional p where p.id = t.requested_by) as "askedBy"`;

const LISTED = 100;

/** Trails of a municipality since an instant, the newest first. */
export function listTrails(db: Db, municipalityId: string, since: Date): Promise<TrailRow[]> {
  return rowsOf<TrailRow>(
    db,
    sql`select ${TRAIL} from audit_trail t left join platform_job j on j.id = t.job_id
      where t.municipality_id = ${municipalityId} and t.created_at >= ${since}
      order by t.created_at desc, t.id desc limit ${LISTED}`,
  );
}

export async function findTrail(db: Db, id: string): Promise<TrailRow | undefined> {
  return findRow<TrailRow>(
    db,
    sql`select ${TRAIL} from audit_trail t left join platform_job j on j.id = t.job_id where t.id = ${id}`,
  );
}

export async function insertTrail(
  db: Db,
  trail: {
    id: string;
    municipalityId: string;
    requestedBy: string;
    format: TrailFormat;
    filters: TrailFilters;
    jobId: string;
    now: Date;
  },
): Promise<void> {
  const { from, to } = trail.filters;
  await sql`
    insert into audit_trail (id, municipality_id, requested_by, format, from_date, to_date, filters, job_id,
      created_at)
    values (${trail.id}, ${trail.municipalityId}, ${trail.requestedBy}, ${trail.format}, ${from}, ${to},
      ${JSON.stringify(trail.filters)}::jsonb, ${trail.jobId}, ${trail.now})`.execute(db);
}

export async function finishTrail(db: Db, id: string, fileId: string, rows: number): Promise<void> {
  await sql`update audit_trail set file_id = ${fileId}, rows = ${rows} where id = ${id}`.execute(db);
}

/** Removes trails older than an instant. Returns the files they had. */
export async function removeTrails(db: Db, before: Date): Promise<string[]> {
  const rows = await rowsOf<{ fileId: string | null }>(
    db,
    sql`delete from audit_trail where created_at < ${before} returning file_id as "fileId"`,
  );
  return rows.flatMap(({ fileId }) => fileId ?? []);
}

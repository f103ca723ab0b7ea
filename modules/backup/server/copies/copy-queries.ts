import { type Db, findRow, getRow, rowsOf, sql } from '#platform/db/database';
import type { Tables } from '../rows.ts';

export type CopyState = Tables['backup_copy']['state'];
export type CopyOrigin = Tables['backup_copy']['origin'];

/** One file at one place. */
export type CopyRow = {
  id: string;
  folder: string;
  fileName: string;
  state: CopyState;
  origin: CopyOrigin;
  jobId: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  size: number | null;
  rows: number | null;
  verifiedAt: Date | null;
  restoredAt: Date | null;
  fault: string | null;
};

const columns = sql`id, folder, file_name as "fileName", state, origin, job_id as "jobId", started_at as "startedAt",
  finished_at as "finishedAt", size, row_count as rows, verified_at as "verifiedAt", restored_at as "restoredAt", fault`;

export const listCopies = (db: Db, limit: number): Promise<CopyRow[]> =>
  rowsOf<CopyRow>(
    db,
    sql`select ${columns} from backup_copy order by started_at desc, id desc limit ${limit}`,
  );

export const findCopy = (db: Db, id: string): Promise<CopyRow | undefined> =>
  findRow<CopyRow>(db, sql`select ${columns} from backup_copy where id = ${id}`);

export const copiesIn = (db: Db, folder: string): Promise<CopyRow[]> =>
  rowsOf<CopyRow>(
    db,
    sql`select ${columns} from backup_copy where folder = ${folder} order by started_at desc`,
  );

export const findCopyAt = (
  db: Db,
  { folder, fileName }: Pick<CopyRow, 'folder' | 'fileName'>,
): Promise<CopyRow | undefined> =>
  findRow<CopyRow>(
    db,
    sql`select ${columns} from backup_copy where folder = ${folder} and file_name = ${fileName}`,
  );

/** When one was last restored into a scratch base. */
export const lastRestored = async (db: Db): Promise<Date | null> =>
  (await getRow<{ at: Date | null }>(db, sql`select max(restored_at) as at from backup_copy`)).at;

export async function setRestored(db: Db, id: string, now: Date): Promise<void> {
  await sql`update backup_copy set restored_at = ${now} where id = ${id}`.execute(db);
}

export type NewCopy = Pick<CopyRow, 'id' | 'folder' | 'fileName' | 'origin' | 'jobId' | 'startedAt'>;

/** In the place of one of the same name, whose file is gone. */
export async function insertCopy(db: Db, copy: NewCopy): Promise<void> {
  await sql`insert into backup_copy (id, folder, file_name, state, origin, job_id, started_at)
    values (${copy.id}, ${copy.folder}, ${copy.fileName}, 'running', ${copy.origin}, ${copy.jobId}, ${copy.startedAt})
    on conflict (folder, file_name) do update set id = excluded.id, state = 'running', origin = excluded.origin,
      job_id = excluded.job_id, started_at = excluded.started_at, finished_at = null, size = null, row_count = null,
      recovery_key_id = null, verified_at = null, restored_at = null, fault = null`.execute(db);
}

export type Good = { size: number; rows: number; recoveryKeyId: string };

export async function setVerified(db: Db, id: string, good: Good, now: Date): Promise<void> {
  await sql`update backup_copy set state = 'verified', finished_at = coalesce(finished_at, ${now}), verified_at = ${now},
      size = ${good.size}, row_count = ${good.rows}, recovery_key_id = ${good.recoveryKeyId}, fault = null
    where id = ${id}`.execute(db);
}

export async function setFaulty(
  db: Db,
  id: string,
  { state, fault }: { state: 'failed' | 'corrupted' | 'missing'; fault: string },
  now: Date,
): Promise<void> {
  await sql`update backup_copy set state = ${state}, fault = ${fault}, finished_at = coalesce(finished_at, ${now})
    where id = ${id}`.execute(db);
}

/**
 * Those that nobody makes any more: whoever holds the turn of copies knows that there is no other. One that was only being
 * read is found again.
 */
export async function endAbandoned(db: Db, fault: string, now: Date): Promise<void> {
  await sql`delete from backup_copy where state = 'running' and origin = 'found'`.execute(db);
  await sql`update backup_copy set state = 'failed', fault = ${fault}, finished_at = ${now}
    where state = 'running'`.execute(db);
}

export async function deleteCopies(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from backup_copy where id = any(${[...ids]}::uuid[])`.execute(db);
}

export type CopyFacts = {
  /** Begin of the newest that is good. */
  lastGood: Date | null;
  /** Begin of the newest that the program made, whatever became of it. */
  lastTry: Date | null;
  /** Why the newest, or that file at another place, is no good. Who gives a command sees it there. */
  fault: string | null;
  lastSize: number | null;
};

/** One of a time to come was made while the clock was wrong: it may be as old as any, and says nothing of today. */
export const copyFacts = (db: Db, now: Date): Promise<CopyFacts> =>
  getRow<CopyFacts>(
    db,
    sql`with known as (select * from backup_copy where started_at <= ${now}),
        made as (select * from known where origin in ('schedule', 'person'))
      select (select max(started_at) from known where state = 'verified') as "lastGood",
        (select max(started_at) from made) as "lastTry",
        (select fault from made where state in ('failed', 'corrupted')
            and file_name = (select file_name from made order by started_at desc, id desc limit 1)
          order by started_at desc limit 1) as fault,
        (select size from backup_copy where state = 'verified' order by started_at desc limit 1) as "lastSize"`,
  );

/** When the installation was set up; undefined before. */
export const installedAt = async (db: Db): Promise<Date | undefined> =>
  (await findRow<{ at: Date }>(db, sql`select created_at as at from setup_installation`))?.at;

/** The job of a kind that is under way, or about to be. */
export const jobUnderWay = async (db: Db, kind: string): Promise<string | null> =>
  (
    await findRow<{ id: string }>(
      db,
      sql`select id from platform_job where kind = ${kind} and state in ('queued', 'running')
        order by created_at limit 1`,
    )
  )?.id ?? null;

import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import { deleteStoredFile } from '#platform/files/store';

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** What a file says of people stays for who must decide, or look at what was done; then it goes. */
export const keptFrom = (now: Date): Date => new Date(now.getTime() + WEEK_MS);

/** A record of a file, as it came. */
export type KeptRecord = { number: number; bytes: Uint8Array };

export async function keepRecords(db: Tx, importId: string, records: readonly KeptRecord[]): Promise<void> {
  const numbers = records.map(({ number }) => number);
  const bytes = records.map((record) => Buffer.from(record.bytes));
  await sql`insert into citizen_import_record (import_id, number, bytes)
    select ${importId}, * from unnest(${numbers}::int[], ${bytes}::bytea[])`.execute(db);
}

/** The next records that wait to be applied, after a number. */
export const waitingRecords = (db: Db, importId: string, after: number, limit: number) =>
  rowsOf<KeptRecord>(
    db,
    sql`select k.number, k.bytes from citizen_import_record k
      join citizen_import_row r on r.import_id = k.import_id and r.number = k.number
      where k.import_id = ${importId} and k.number > ${after} and r.applied_at is null
        and r.outcome in ('new', 'fills', 'differs')
      order by k.number limit ${limit}`,
  );

/** Those of these numbers that are kept; none once their time is over, emptied already or not. */
export const findRecords = (db: Db, importId: string, numbers: readonly number[], now: Date) =>
  rowsOf<KeptRecord>(
    db,
    sql`select k.number, k.bytes from citizen_import_record k join citizen_import i on i.id = k.import_id
      where k.import_id = ${importId} and i.kept_until > ${now} and k.number = any(${[...numbers]}::int[])`,
  );

export async function forgetRecords(db: Tx, importId: string): Promise<void> {
  await sql`delete from citizen_import_record where import_id = ${importId}`.execute(db);
}

/** Nothing of what a file says of people stays: neither its records nor, where it is still there, the file. */
export async function forgetFile(db: Tx, importId: string, fileId: string | null): Promise<void> {
  await forgetRecords(db, importId);
  if (fileId !== null) await deleteStoredFile(db, fileId);
}

import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';

/** What a note of an archive says: the months before one are in a file. */
export type Archive = { beforeMonth: string; fileSha256: string; splitRows: readonly string[] };
export type StoredArchive = Archive & { fingerprint: string; signature: Buffer };

export async function addArchive(
  tx: Tx,
  { beforeMonth, fileSha256, splitRows, fingerprint, signature }: StoredArchive,
  now: Date,
): Promise<void> {
  await sql`
    insert into audit_archive (before_month, file_sha256, split_rows, archived_at, key_fingerprint, signature)
    values (${beforeMonth}, ${fileSha256}, ${[...splitRows]}::uuid[], ${now}, ${fingerprint},
      ${signature})`.execute(tx);
}

/** Every note, the oldest month first. */
export const findArchives = (db: Db): Promise<StoredArchive[]> =>
  rowsOf<StoredArchive>(
    db,
    sql`select before_month as "beforeMonth", file_sha256 as "fileSha256", split_rows as "splitRows",
      key_fingerprint as fingerprint, signature from audit_archive order by before_month`,
  );

/** Monthly parts of the trail whose rows are all before a month ('aaaa-mm-01'), with their table names. */
export async function partitionsBefore(db: Db, month: string): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'audit_event'::regclass and c.relname ~ '^audit_event_[0-9]{6}$'
        and c.relname < ${`audit_event_${month.slice(0, 7).replace('-', '')}`}
      order by c.relname`,
  );
  return rows.map((row) => row.name);
}

export async function dropPartitions(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of names) await sql`drop table ${sql.id(name)}`.execute(tx);
}

/** Is the row of an event in one of these parts? Ids of those that are. */
export async function idsInPartitions(
  tx: Tx,
  names: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const rows = await rowsOf<{ id: string }>(
      tx,
      sql`select id from ${sql.id(name)} where id = any(${[...ids]}::uuid[])`,
    );
    found.push(...rows.map((row) => row.id));
  }
  return found;
}

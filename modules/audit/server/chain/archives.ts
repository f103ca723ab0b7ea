import { createHash } from 'node:crypto';
import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Faults } from './faults.ts';
import { isSignedBy, type Signer, type TrustedKeys } from './keys.ts';

/** Rows that left the base after their retention: every one before an instant, and some of split blocks. */
export type ArchivedRows = { before: Date | null; split: ReadonlySet<string> };

type Archive = { beforeMonth: string; fileSha256: string; splitRows: readonly string[] };
type StoredArchive = Archive & { fingerprint: string; signature: Buffer };

const digestOf = ({ beforeMonth, fileSha256, splitRows }: Archive): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(['pec-audit-archive-1', beforeMonth, fileSha256, [...splitRows].sort()]))
    .digest();

/** Notes that the months before one are in a file and no longer in the base. */
export async function insertArchive(tx: Tx, archive: Archive, signer: Signer, now: Date): Promise<void> {
  const { beforeMonth, fileSha256, splitRows } = archive;
  await sql`
    insert into audit_archive (before_month, file_sha256, split_rows, archived_at, key_fingerprint, signature)
    values (${beforeMonth}, ${fileSha256}, ${[...splitRows]}::uuid[], ${now}, ${signer.fingerprint},
      ${signer.sign(digestOf(archive))})`.execute(tx);
}

/** What left the base, as far as the notes are signed: a forged note hides nothing. */
export async function readArchives(db: Db, keys: TrustedKeys, faults: Faults): Promise<ArchivedRows> {
  const stored = await rowsOf<StoredArchive>(
    db,
    sql`select before_month as "beforeMonth", file_sha256 as "fileSha256", split_rows as "splitRows",
      key_fingerprint as fingerprint, signature from audit_archive order by before_month`,
  );
  const split = new Set<string>();
  let before: Date | null = null;
  for (const archive of stored) {
    const key = keys.get(archive.fingerprint);
    if (!key || !isSignedBy(key, digestOf(archive), archive.signature)) {
      faults.add('broken-signature');
      continue;
    }
    before = new Date(`${archive.beforeMonth}T00:00:00Z`);
    for (const row of archive.splitRows) split.add(row);
  }
  return { before, split };
}

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

import { type Db, rowsOf, sql } from '#platform/db/database';

/** Private keys, encrypted, the newest first. */
export function listKeys(db: Db): Promise<Array<{ fingerprint: string; sealed: Buffer }>> {
  return rowsOf(
    db,
    sql`select fingerprint, private_key as sealed from audit_key order by created_at desc, fingerprint`,
  );
}

export async function insertKey(
  db: Db,
  key: { fingerprint: string; publicKey: Buffer; sealed: Buffer },
  now: Date,
): Promise<void> {
  await sql`insert into audit_key values (${key.fingerprint}, ${key.publicKey}, ${key.sealed}, ${now})`.execute(
    db,
  );
}

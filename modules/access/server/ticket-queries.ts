import { type Db, findRow, sql } from '#platform/db/database';

export async function insertTicket(
  db: Db,
  {
    digest,
    professionalId,
    now,
    expires,
  }: { digest: Buffer; professionalId: string; now: Date; expires: Date },
): Promise<void> {
  await sql`insert into sign_in_ticket (token_sha256, professional_id, created_at, expires_at)
    values (${digest}, ${professionalId}, ${now}, ${expires})`.execute(db);
}

/** Whose ticket it is, held until the end of the transaction. */
export async function lockTicket(db: Db, digest: Buffer, now: Date): Promise<string | undefined> {
  const row = await findRow<{ professional_id: string }>(
    db,
    sql`select professional_id from sign_in_ticket
      where token_sha256 = ${digest} and expires_at > ${now}
        and created_at <= ${now}::timestamptz + interval '1 minute'
      for update`,
  );
  return row?.professional_id;
}

export async function deleteTicket(db: Db, digest: Buffer): Promise<void> {
  await sql`delete from sign_in_ticket where token_sha256 = ${digest}`.execute(db);
}

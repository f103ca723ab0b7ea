import { type Db, findRow, sql } from '#platform/db/database';

export type ResetAction = 'password' | 'installer';
export type ResetRequest = { id: string; action: ResetAction; cpf: string };

export async function insertRequest(
  db: Db,
  { id, action, cpf, expiresAt }: ResetRequest & { expiresAt: Date },
  now: Date,
): Promise<void> {
  // Whoever opens many requests fills no table: those of before yesterday go.
  await sql`delete from installer_reset where expires_at < ${now} and used_at is null`.execute(db);
  await sql`insert into installer_reset (id, action, cpf, created_at, expires_at)
    values (${id}, ${action}, ${cpf}, ${now}, ${expiresAt})`.execute(db);
}

/** An open request; held, inside a transaction, so that it is concluded once. */
export const findRequest = (db: Db, id: string, now: Date) =>
  findRow<ResetRequest>(
    db,
    sql`select id, action, cpf from installer_reset
      where id = ${id} and used_at is null and expires_at > ${now}
        and created_at <= ${now}::timestamptz + interval '10 minutes'
      for update`,
  );

export async function closeRequest(db: Db, id: string, now: Date): Promise<void> {
  await sql`update installer_reset set used_at = ${now} where id = ${id}`.execute(db);
}

/** Who has this CPF here, and whether with a password. */
export const findKnownPerson = (db: Db, cpf: string) =>
  findRow<{ id: string; name: string; has_password: boolean }>(
    db,
    sql`select p.id, coalesce(p.social_name, p.name) as name, coalesce(a.has_password, false) as has_password
      from health_network_professional p
      left join access_account a on a.professional_id = p.id where p.cpf = ${cpf}`,
  );

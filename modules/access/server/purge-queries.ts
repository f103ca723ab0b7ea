import { type Db, sql } from '#platform/db/database';

/** Tries to enter and sessions that ended before an instant. */
export async function dropBefore(db: Db, old: Date): Promise<void> {
  await sql`delete from sign_in_attempt where at < ${old}`.execute(db);
  await sql`delete from unknown_sign_in where last_at < ${old}`.execute(db);
  await sql`delete from session where ended_at < ${old}`.execute(db);
}

/** Links and tickets that open nothing any more. */
export async function dropExpired(db: Db, now: Date): Promise<void> {
  await sql`delete from password_link where expires_at < ${now}`.execute(db);
  await sql`delete from sign_in_ticket where expires_at < ${now}`.execute(db);
}

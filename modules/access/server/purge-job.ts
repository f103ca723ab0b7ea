import { Type } from 'typebox';
import { sql } from '#platform/db/database';
import { defineJob } from '#platform/jobs/job';

const DAY_MINUTES = 24 * 60;
const KEPT_DAYS = 90;

/** Forgets what is spent: tries to enter and ended sessions after 90 days, links and tickets once expired. */
export const purgeAccessJob = defineJob({
  kind: 'access.purge',
  title: 'Limpeza de registros de acesso vencidos',
  input: Type.Object({}),
  maxAttempts: 3,
  everyMinutes: DAY_MINUTES,
  async run({ platform: { db, clock } }) {
    const now = clock.now();
    const old = new Date(now.getTime() - KEPT_DAYS * DAY_MINUTES * 60_000);
    await sql`delete from sign_in_attempt where at < ${old}`.execute(db);
    await sql`delete from unknown_sign_in where last_at < ${old}`.execute(db);
    await sql`delete from session where ended_at < ${old}`.execute(db);
    await sql`delete from password_link where expires_at < ${now}`.execute(db);
    await sql`delete from sign_in_ticket where expires_at < ${now}`.execute(db);
    return {};
  },
});

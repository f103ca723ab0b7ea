import { Type } from 'typebox';
import { defineJob } from '#platform/jobs/job';
import { dropBefore, dropExpired } from './purge-queries.ts';

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
    await dropBefore(db, old);
    await dropExpired(db, now);
    return {};
  },
});

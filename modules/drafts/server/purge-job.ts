import { Type } from 'typebox';
import { defineJob } from '#platform/jobs/job';
import { removeOlder } from './queries.ts';

const DAY_MS = 86_400_000;
/** Longer than holidays or a leave of some weeks. */
const KEPT_DAYS = 90;

/** Forgets drafts that nobody touched for so long. */
export const purgeDraftsJob = defineJob({
  kind: 'drafts.purge',
  title: 'Limpeza de rascunhos antigos',
  input: Type.Object({}),
  maxAttempts: 3,
  everyMinutes: 24 * 60,
  run: async ({ platform: { db, clock } }) => ({
    removed: await removeOlder(db, new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS)),
  }),
});

import { Type } from 'typebox';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import type { Platform } from '#platform/runtime/platform';
import type { Db } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import { readSetting } from '#platform/settings/settings';
import { runUseCase } from '#platform/usecase/run';
import { zoneOfInstallation } from '#modules/health-network/index';
import { hourSetting } from '../settings.ts';
import { copyFacts, installedAt } from './copies/copy-queries.ts';
import { isDue } from './copies/due.ts';
import { makeCopy } from './copies/make-copy.ts';

const QUARTER_MINUTES = 15;
export const COPY_JOB = { kind: 'backup.make', title: 'Cópia de segurança' } as const;

/** Puts a copy in the queue; undefined where one is there already, and the transaction can then only be refused. */
export const enqueueCopy = (db: Db, actor: Actor, now: Date): Promise<string | undefined> =>
  enqueueJob(db, { ...COPY_JOB, input: {}, actor, municipalityId: null, exclusiveKey: COPY_JOB.kind, now });

/** `tables`: names of those that are part of a copy, asked for when a job runs. */
export const copyJobs = (tables: () => readonly string[]): readonly JobDeclaration[] => [
  defineJob({
    ...COPY_JOB,
    input: Type.Object({}),
    maxAttempts: 2,
    bulk: true,
    async run(job) {
      const { platform, actor, jobId, signal } = job;
      const made = await makeCopy({
        platform,
        caller: { actor },
        origin: actor.kind === 'person' ? 'person' : 'schedule',
        jobId,
        tables: tables(),
        signal,
        progress: (step, done, total) => job.progress({ step, done, total }),
      });
      const result = { size: made.size, rows: made.rows };
      await runUseCase(platform, { actor }, ({ db }) => job.complete(db, result));
      return result;
    },
  }),
  defineJob({
    kind: 'backup.daily',
    title: 'Horário da cópia de segurança',
    input: Type.Object({}),
    maxAttempts: 3,
    everyMinutes: QUARTER_MINUTES,
    run: async ({ platform, actor }) => ({ asked: await askWhenDue(platform, actor) }),
  }),
];

/** Puts today's copy in the queue once its hour came. */
async function askWhenDue(platform: Platform, actor: Actor): Promise<boolean> {
  const { db, clock } = platform;
  const since = await installedAt(db);
  if (!since) return false;
  const schedule = {
    hour: await readSetting(platform, db, hourSetting),
    timeZone: await zoneOfInstallation(db),
  };
  const now = clock.now();
  if (!isDue(await copyFacts(db, now), schedule, { now, installedAt: since })) return false;
  try {
    await db.transaction().execute(async (tx) => {
      if ((await enqueueCopy(tx, actor, now)) === undefined) throw new AlreadyAsked();
    });
    return true;
  } catch (error) {
    if (error instanceof AlreadyAsked) return false;
    throw error;
  }
}

class AlreadyAsked extends Error {}

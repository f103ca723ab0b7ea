import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import type { TableDeclaration } from '#platform/db/tables';
import { defineJob, JobCancelled, type JobContext } from '#platform/jobs/job';
import { removeScheduledJobs } from '#platform/jobs/queue';
import { removeIdempotencyKeys } from '#platform/usecase/idempotency';
import { makePartitions } from './upkeep-queries.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A browser never repeats a request later than this. */
const KEYS_KEPT_MS = 72 * HOUR_MS;
const SCHEDULED_JOBS_KEPT_MS = 30 * DAY_MS;
/** No upload or job works on a temporary file for this long: the process that made it died. */
const TEMPORARY_KEPT_MS = 24 * HOUR_MS;

/** The hourly upkeep. Each step is whole by itself, so that a crash or a cancel leaves nothing half done. */
export function upkeepJob(tables: () => readonly TableDeclaration[]) {
  return defineJob({
    kind: 'operations.upkeep',
    title: 'Manutenção da base',
    input: Type.Object({}),
    maxAttempts: 3,
    everyMinutes: 60,
    async run(job) {
      const removed = await removeExpired(job);
      stopIfAsked(job);
      const temporaryFiles = await removeTemporaryFiles(job);
      for (const table of tables()) {
        if (!table.monthly) continue;
        stopIfAsked(job);
        await job.platform.db
          .transaction()
          .execute((db) => makePartitions(db, table.name, job.platform.clock.now()));
      }
      return { ...removed, temporaryFiles };
    },
  });
}

function stopIfAsked(job: JobContext): void {
  if (job.signal.aborted) throw new JobCancelled('cancelled between two steps');
}

/** Rows of the platform whose time is over; rooms remove their own. */
async function removeExpired({ platform }: JobContext) {
  const now = platform.clock.now().getTime();
  return {
    idempotencyKeys: await removeIdempotencyKeys(platform.db, new Date(now - KEYS_KEPT_MS)),
    scheduledJobs: await removeScheduledJobs(platform.db, new Date(now - SCHEDULED_JOBS_KEPT_MS)),
  };
}

async function removeTemporaryFiles({ platform }: JobContext): Promise<number> {
  const directory = join(platform.boot.dataDir, 'tmp');
  const names = await readdir(directory).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined);
    // The age of a file is the disk's, so it is measured by the system's clock.
    if (!found || Date.now() - found.mtimeMs < TEMPORARY_KEPT_MS) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

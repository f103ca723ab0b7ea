import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { allTables } from '#apps/installation/modules';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { JobCancelled, type JobContext } from '#platform/jobs/job';
import { upkeepJob } from './server/upkeep.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());
afterEach(() => installation.clock.set(new Date()));

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

function run(signal = new AbortController().signal): Promise<unknown> {
  const context: JobContext = {
    platform: installation.platform,
    jobId: uuidV7(),
    actor: { kind: 'system' },
    attempt: 1,
    signal,
    progress: () => undefined,
    complete: async () => undefined,
  };
  return upkeepJob(() => allTables).run(context, {});
}

const partitionsOf = async (table: string) =>
  (
    await rowsOf<{ name: string }>(
      installation.platform.db,
      sql`select inhrelid::regclass::text as name from pg_inherits where inhparent = ${table}::regclass`,
    )
  ).map((row) => row.name);

describe('upkeep', () => {
  test('makes the partitions of this month and the next two, for every monthly table, once', async () => {
    installation.clock.set(new Date('2031-11-20T12:00:00Z'));
    await run();
    await run();
    for (const table of allTables.filter((one) => one.monthly)) {
      const expected = ['203111', '203112', '203201'].map((month) => `${table.name}_${month}`);
      expect(await partitionsOf(table.name)).toEqual(expect.arrayContaining(expected));
    }
  });

  test('every table partitioned by range is declared monthly', async () => {
    const { db } = installation.platform;
    const partitioned = await rowsOf<{ name: string }>(
      db,
      sql`select partrelid::regclass::text as name from pg_partitioned_table
        where partstrat = 'r' order by 1`,
    );
    const declared = allTables.filter((one) => one.monthly).map((one) => one.name);
    expect(partitioned.map((row) => row.name)).toEqual(declared.sort());
  });

  test('removes idempotency keys after 72 hours and scheduled jobs after 30 days, nothing else', async () => {
    const { db } = installation.platform;
    for (const [key, hours] of [
      ['kept-key', 71],
      ['old-key-', 73],
    ] as const) {
      await sql`insert into idempotency_key (owner, key, request_sha256, created_at)
        values ('t', ${key}, '', ${hoursAgo(hours)})`.execute(db);
    }
    for (const [title, scheduleKey, days] of [
      ['scheduled, old', 'a', 31],
      ['scheduled', 'b', 29],
      ['asked by a person, old', null, 31],
    ] as const) {
      const at = hoursAgo(days * 24);
      await sql`insert into job (id, kind, title, input, state, actor, run_at, created_at, finished_at,
          schedule_key)
        values (${uuidV7()}, 'test.job', ${title}, '{}', 'done', '{}', ${at}, ${at}, ${at},
          ${scheduleKey})`.execute(db);
    }
    expect(await run()).toMatchObject({ idempotencyKeys: 1, scheduledJobs: 1 });
    expect(await rowsOf(db, sql`select key from idempotency_key where owner = 't'`)).toEqual([
      { key: 'kept-key' },
    ]);
    const jobs = await rowsOf<{ title: string }>(
      db,
      sql`select title from job where kind = 'test.job' order by title`,
    );
    expect(jobs.map((job) => job.title)).toEqual(['asked by a person, old', 'scheduled']);
  });

  test('removes temporary files that nobody works on any more', async () => {
    const directory = join(installation.platform.boot.dataDir, 'tmp');
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'in-use'), 'x');
    await writeFile(join(directory, 'left'), 'x');
    await utimes(join(directory, 'left'), hoursAgo(25), hoursAgo(25));
    expect(await run()).toMatchObject({ temporaryFiles: 1 });
    expect(await readdir(directory)).toEqual(['in-use']);
  });

  test('stops between two steps when asked', async () => {
    await expect(run(AbortSignal.abort())).rejects.toBeInstanceOf(JobCancelled);
  });
});

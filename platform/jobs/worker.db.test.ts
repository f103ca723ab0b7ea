import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Type } from 'typebox';
import { createPlatform, type OwnedPlatform } from '#apps/installation/platform';
import { readBootSettings } from '#platform/config/boot';
import { getRow, sql } from '#platform/db/database';
import { Problem } from '#platform/errors/problem';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { defineJob, type JobContext, type JobDeclaration } from './job.ts';
import { enqueueJob, findJob, requestCancel } from './queue.ts';
import { startWorker, type Worker } from './worker.ts';

let database: TestDatabase;
let platform: OwnedPlatform;
const workers: Worker[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const boot = readBootSettings({ PEC_DATA_DIR: '/tmp/pec-jobs-test', PEC_LOG_LEVEL: 'silent' });
  platform = await createPlatform(database.url, boot, { process: 'test', makeKey: true, pool: 6 });
});
// Every worker takes up every orphan: those of one test would meddle with the next.
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const jobOf = (kind: string, run: (context: JobContext) => Promise<unknown>): JobDeclaration =>
  defineJob({ kind, title: kind, input: Type.Object({}), maxAttempts: 3, run });

function work(...jobs: JobDeclaration[]): Worker {
  const worker = startWorker(platform, jobs, { concurrency: 2 });
  workers.push(worker);
  return worker;
}

async function enqueue(kind: string, exclusiveKey?: string): Promise<string | undefined> {
  return enqueueJob(platform.db, {
    kind,
    title: kind,
    input: {},
    actor: { kind: 'system' },
    municipalityId: null,
    now: new Date(),
    ...(exclusiveKey ? { exclusiveKey } : {}),
  });
}

async function ended(id: string) {
  for (;;) {
    // One of these tests cuts every session of the base, this one's too.
    const job = await findJob(platform.db, id).catch(() => undefined);
    if (job && ['done', 'failed', 'cancelled'].includes(job.state)) return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('runs a job to its end and keeps the result', async () => {
  work(jobOf('sum', async () => ({ sum: 3 })));
  const id = (await enqueue('sum')) ?? '';
  expect(await ended(id)).toMatchObject({ state: 'done', result: { sum: 3 } });
});

test('a refusal fails at once, a fault is tried again', async () => {
  let tries = 0;
  work(
    jobOf('refused', async () => {
      throw new Problem(422, 'no', 'Não.');
    }),
    jobOf('shaky', async () => {
      tries += 1;
      if (tries < 2) throw new Error('a fault of the moment');
      return tries;
    }),
  );
  const refusedId = (await enqueue('refused')) ?? '';
  const shakyId = (await enqueue('shaky')) ?? '';
  expect(await ended(refusedId)).toMatchObject({ state: 'failed', error: { code: 'no', message: 'Não.' } });
  expect(await ended(shakyId)).toMatchObject({ state: 'done', result: 2 });
});

test('cancel before the commit undoes the work', async () => {
  await sql`create table if not exists job_probe (n int)`.execute(platform.db);
  let reached: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => {
    reached = resolve;
  });
  work(
    jobOf('slow', async (job) =>
      platform.db.transaction().execute(async (tx) => {
        await sql`insert into job_probe values (1)`.execute(tx);
        reached();
        await new Promise((resolve) => job.signal.addEventListener('abort', resolve));
        await job.complete(tx, {});
      }),
    ),
  );
  const id = (await enqueue('slow')) ?? '';
  await inside;
  await requestCancel(platform.db, id, new Date());
  expect((await ended(id)).state).toBe('cancelled');
  expect(await getRow(platform.db, sql`select count(*) as n from job_probe`)).toEqual({ n: 0 });
});

test('what is to stay as it is while the installation is closed waits until it opens', async () => {
  let isClosed = true;
  const jobs = [
    { ...jobOf('waits', async () => 'waited'), waitsWhileClosed: true } as const,
    jobOf('goes-on', async () => 'went on'),
  ];
  workers.push(startWorker(platform, jobs, { concurrency: 2, isClosed: async () => isClosed }));
  const waits = (await enqueue('waits')) ?? '';
  const goesOn = (await enqueue('goes-on')) ?? '';
  expect(await ended(goesOn)).toMatchObject({ state: 'done' });
  expect(await findJob(platform.db, waits)).toMatchObject({ state: 'queued' });
  isClosed = false;
  expect(await ended(waits)).toMatchObject({ state: 'done', result: 'waited' });
});

test('two unfinished jobs never hold one key', async () => {
  expect(await enqueue('nobody-runs-this', 'key')).toBeDefined();
  expect(await enqueue('nobody-runs-this', 'key')).toBeUndefined();
});

const cutSessions = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'pec-worker' and datname = current_database()`.execute(platform.db);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a job that did not notice the cut ends once, as done, and not as cancelled', async () => {
  let runs = 0;
  work(
    jobOf('deaf', async () => {
      runs += 1;
      await cutSessions();
      // The worker has connected again and looked for orphans by then.
      await pause(400);
      return runs;
    }),
  );
  const id = (await enqueue('deaf')) ?? '';
  expect(await ended(id)).toMatchObject({ state: 'done', result: 1 });
  await pause(200);
  expect([runs, (await findJob(platform.db, id))?.state]).toEqual([1, 'done']);
});

test('of two runs of one job only the last may commit', async () => {
  await sql`create table if not exists taken_probe (run int)`.execute(platform.db);
  let runs = 0;
  let firstRun: Promise<unknown> = Promise.resolve();
  let secondDone: () => void = () => undefined;
  const afterSecond = new Promise<void>((resolve) => {
    secondDone = resolve;
  });
  const job = jobOf('taken', async (context) => {
    const run = ++runs;
    if (run === 1) {
      await cutSessions();
      await afterSecond;
    }
    const commit = platform.db.transaction().execute(async (tx) => {
      await sql`insert into taken_probe values (${run})`.execute(tx);
      await context.complete(tx, run);
    });
    if (run === 1) firstRun = commit.catch((error: unknown) => error);
    return commit;
  });
  work(job);
  work(job);
  const id = (await enqueue('taken')) ?? '';
  expect(await ended(id)).toMatchObject({ state: 'done', result: 2 });
  secondDone();
  await expect.poll(async () => (await firstRun) instanceof Error).toBe(true);
  await pause(100);
  expect((await findJob(platform.db, id))?.state).toBe('done');
  expect(await getRow(platform.db, sql`select array_agg(run) as runs from taken_probe`)).toEqual({
    runs: [2],
  });
});

test('the job of a worker whose session was cut is taken up again', async () => {
  let runs = 0;
  work(
    jobOf('cut', async () => {
      runs += 1;
      if (runs > 1) return 'second time';
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name in ('pec-worker', 'pec-test') and pid <> pg_backend_pid()
          and datname = current_database()`.execute(platform.db);
      return new Promise((_resolve, reject) => {
        setTimeout(() => reject(new Error('Connection terminated unexpectedly')), 200);
      });
    }),
  );
  const id = (await enqueue('cut')) ?? '';
  expect(await ended(id)).toMatchObject({ state: 'done', result: 'second time' });
});

test('long work in bulk leaves the last place of a worker to others', async () => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const begun: string[] = [];
  const bulk: JobDeclaration = {
    ...jobOf('bulk', async ({ jobId }) => {
      begun.push(jobId);
      await held;
    }),
    bulk: true,
  };
  work(
    bulk,
    jobOf('asked', async () => 'at once'),
  );
  const [first, second] = [(await enqueue('bulk')) ?? '', (await enqueue('bulk')) ?? ''];
  const asked = (await enqueue('asked')) ?? '';
  expect(await ended(asked)).toMatchObject({ state: 'done', result: 'at once' });
  expect(begun).toEqual([first]);
  release();
  expect((await ended(second)).state).toBe('done');
});

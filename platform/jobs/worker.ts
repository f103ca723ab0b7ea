import type pg from 'pg';
import { connectClient } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { claimJob, enqueueScheduled, requeueOrphans, WORKER_LOCK_CLASS } from './claim.ts';
import { executeJob } from './execution.ts';
import { JobCancelled, type JobDeclaration } from './job.ts';
import { JOB_CHANNEL } from './queue.ts';

const POLL_MS = 2_000;
const RECONNECT_MS = 1_000;

export type WorkerOptions = {
  concurrency: number;
  /** Is the installation closed, for maintenance or for good? */
  isClosed?: () => Promise<boolean>;
};
export type Worker = { stop(): Promise<void> };

/** Takes jobs until stopped. Survives a database that goes away: it connects again and takes up orphans. */
export function startWorker(
  platform: Platform,
  jobs: readonly JobDeclaration[],
  options: WorkerOptions,
): Worker {
  const byKind = new Map(jobs.map((job) => [job.kind, job]));
  const running = new Map<string, { controller: AbortController; isBulk: boolean }>();
  const mostBulk = Math.max(1, options.concurrency - 1);
  /** Periods already in the queue, by kind: asked of the base once each. */
  const scheduled = new Map<string, number>();
  let stopping = false;
  let client: pg.Client | undefined;
  let wake: () => void = () => undefined;
  let workerId = 0;

  const onNotification = (payload: string | undefined) => {
    if (payload?.startsWith('cancel:')) {
      running
        .get(payload.slice('cancel:'.length))
        ?.controller.abort(new JobCancelled('a person asked to stop'));
    }
    wake();
  };

  const abortAll = (why: string) => {
    for (const { controller } of running.values()) controller.abort(new Error(why));
  };

  /** A new number each time we connect: jobs of the lost session are orphans, also our own. */
  async function connect(): Promise<void> {
    const fresh = await connectClient(platform.databaseUrl, 'pec-worker');
    fresh.on('notification', (message) => onNotification(message.payload));
    fresh.on('end', () => {
      if (client !== fresh) return;
      client = undefined;
      abortAll('the session was lost');
      wake();
    });
    const { rows } = await fresh.query<{ id: number }>("select nextval('job_worker_id')::int as id");
    workerId = rows[0]?.id ?? 0;
    await fresh.query('select pg_advisory_lock($1::int, $2::int)', [WORKER_LOCK_CLASS, workerId]);
    await fresh.query(`listen ${JOB_CHANNEL}`);
    client = fresh;
  }

  /** Kinds there is a place for, of those that may be taken. */
  function takeable(jobs: readonly JobDeclaration[]): string[] {
    const bulk = [...running.values()].filter(({ isBulk }) => isBulk).length;
    return jobs.filter((job) => !job.bulk || bulk < mostBulk).map(({ kind }) => kind);
  }

  async function takeAll(): Promise<void> {
    const now = platform.clock.now();
    const isClosed = (await options.isClosed?.()) === true;
    const open = isClosed ? jobs.filter(({ waitsWhileClosed }) => !waitsWhileClosed) : jobs;
    const taken = await requeueOrphans(platform.db, { workerId, running: [...running.keys()] }, now);
    if (taken.length > 0) platform.log.warn('jobs-taken-up-again', { jobs: taken.length });
    await schedule(open, now);
    while (!stopping && running.size < options.concurrency) {
      const job = await claimJob(platform.db, workerId, takeable(open), platform.clock.now());
      const declaration = job && byKind.get(job.kind);
      if (!job || !declaration) return;
      const controller = new AbortController();
      running.set(job.id, { controller, isBulk: declaration.bulk === true });
      executeJob(platform, declaration, job, controller.signal)
        .catch((error: unknown) =>
          platform.log.warn('job-interrupted', { job: job.id, ...errorFields(error) }),
        )
        .finally(() => {
          running.delete(job.id);
          wake();
        });
    }
  }

  async function schedule(jobs: readonly JobDeclaration[], now: Date): Promise<void> {
    for (const { kind, title, everyMinutes } of jobs) {
      if (!everyMinutes) continue;
      const period = Math.floor(now.getTime() / (everyMinutes * 60_000));
      if (scheduled.get(kind) === period) continue;
      await enqueueScheduled(platform.db, {
        id: uuidV7(),
        kind,
        title,
        scheduleKey: `${kind}:${period}`,
        now,
      });
      scheduled.set(kind, period);
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        if (!client) await connect();
        await takeAll();
        await waitAtMost(woken, POLL_MS);
      } catch (error) {
        platform.log.warn('worker-waits-for-database', errorFields(error));
        await sleep(RECONNECT_MS);
      }
    }
  }

  const finished = loop();
  return {
    async stop() {
      stopping = true;
      abortAll('the worker stops');
      wake();
      await finished;
      while (running.size > 0) await sleep(20);
      await client?.end().catch(() => undefined);
    },
  };
}

async function waitAtMost(event: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([event, timeout]);
  clearTimeout(timer);
}

const sleep = (ms: number) => waitAtMost(new Promise(() => undefined), ms);

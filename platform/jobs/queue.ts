import { affected, type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { EVENT_CHANNEL } from '#platform/events/publish';
import type { Tables } from '#platform/db/rows';
import { violates } from '#platform/db/errors';
import type { Actor } from '#platform/permissions/access';
import type { RouteOutput } from '#platform/contract/route';
import type { getJobContract } from './contract.ts';
import type { JobState } from './job.ts';

export const JOB_CHANNEL = 'pec_job';

export type NewJob = {
  kind: string;
  title: string;
  input: unknown;
  actor: Actor;
  municipalityId: string | null;
  exclusiveKey?: string;
  now: Date;
};

/** The actor as a job keeps it: ids only, the resources are read again when it runs. */
const storedActor = (actor: Actor): Record<string, unknown> =>
  actor.kind === 'person'
    ? {
        kind: 'person',
        professionalId: actor.professionalId,
        access: actor.access ? { ...actor.access, resources: [] } : null,
      }
    : actor;

export const revivedActor = (stored: unknown): Actor => {
  const actor = stored as Actor;
  if (actor.kind !== 'person' || !actor.access) return actor;
  return { ...actor, access: { ...actor.access, resources: new Set<string>() } };
};

/**
 * Enqueues in the caller's transaction: rolled back with it, picked up within milliseconds of the commit.
 * Returns undefined when another unfinished job holds the exclusive key; PostgreSQL has then ended the
 * transaction, so the caller can only refuse.
 */
export async function enqueueJob(db: Db, job: NewJob): Promise<string | undefined> {
  const id = uuidV7(job.now.getTime());
  try {
    await sql`
      insert into job (id, kind, title, input, exclusive_key, actor, municipality_id, run_at, created_at)
      values (${id}, ${job.kind}, ${job.title}, ${JSON.stringify(job.input)}::jsonb, ${job.exclusiveKey ?? null},
        ${JSON.stringify(storedActor(job.actor))}::jsonb, ${job.municipalityId}, ${job.now}, ${job.now})
    `.execute(db);
  } catch (error) {
    if (violates(error, 'job_exclusive')) return undefined;
    throw error;
  }
  await sql`select pg_notify(${JOB_CHANNEL}, ${id})`.execute(db);
  return id;
}

export type JobRow = Pick<
  Tables['job'],
  | 'id'
  | 'kind'
  | 'title'
  | 'state'
  | 'step'
  | 'done'
  | 'total'
  | 'created_at'
  | 'started_at'
  | 'finished_at'
  | 'result'
  | 'municipality_id'
  | 'cancel_requested_at'
> & {
  error: { code: string; message: string } | null;
  actor: { kind: string; professionalId?: string };
};

const VIEWED = sql`id, kind, title, state, step, done, total, created_at, started_at, finished_at, error, result,
  municipality_id, actor, cancel_requested_at`;

export async function findJob(db: Db, id: string): Promise<JobRow | undefined> {
  return findRow<JobRow>(db, sql`select ${VIEWED} from job where id = ${id}`);
}

/** The last twenty that the person asked for in the access since then, the newest first. */
export async function listJobsAskedBy(
  db: Db,
  asked: { professionalId: string; accessId: string; since: Date },
): Promise<JobRow[]> {
  return rowsOf<JobRow>(
    db,
    sql`select ${VIEWED} from job
      where schedule_key is null and actor ->> 'professionalId' = ${asked.professionalId}
        and actor -> 'access' ->> 'id' = ${asked.accessId} and created_at >= ${asked.since}
      order by created_at desc limit 20`,
  );
}

/**
 * Asks a job to stop. A queued one ends at once; a running one at its next step. Returns the state after,
 * which is `done` when the work was committed before the request.
 */
export async function requestCancel(db: Db, id: string, now: Date): Promise<JobState | undefined> {
  const row = await findRow<{ state: JobState }>(
    db,
    sql`update job set
        state = case when state = 'queued' then 'cancelled' else state end,
        finished_at = case when state = 'queued' then ${now}::timestamptz else finished_at end,
        cancel_requested_at = case when state in ('queued', 'running') then ${now}::timestamptz
          else cancel_requested_at end
      where id = ${id} returning state`,
  );
  await sql`select pg_notify(${JOB_CHANNEL}, ${`cancel:${id}`}), pg_notify(${EVENT_CHANNEL}, ${`job:${id}`})`.execute(
    db,
  );
  return row?.state;
}

/** Scheduled jobs that ended before an instant: what a person asked for stays in the history. */
export const removeScheduledJobs = (db: Db, before: Date): Promise<number> =>
  affected(db, sql`delete from job where schedule_key is not null and finished_at < ${before}`);

type JobView = RouteOutput<typeof getJobContract>;

export function jobView(row: JobRow): JobView {
  const percent = row.total ? Math.min(100, Math.floor((row.done / row.total) * 100)) : null;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    step: row.step,
    done: row.done,
    total: row.total,
    percent,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    error: row.error,
    result: row.result,
    canCancel: (row.state === 'queued' || row.state === 'running') && row.cancel_requested_at === null,
  };
}

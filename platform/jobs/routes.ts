import { conflict, notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import type { ReadContext } from '#platform/usecase/context';
import { cancelJobContract, getJobContract, listOwnJobsContract } from './contract.ts';
import { findJob, type JobRow, jobView, listJobsAskedBy, requestCancel } from './queue.ts';
import { maySeeJob } from './visibility.ts';

async function visibleJob(context: ReadContext, id: string): Promise<JobRow> {
  const job = await findJob(context.db, id);
  if (!job || !maySeeJob(context.actor, job)) throw notFound('A tarefa');
  return job;
}

const RECENT_MS = 14 * 86_400_000;

export const jobRoutes: readonly BoundRoute[] = [
  read(getJobContract, async (context, { params: { id } }) => jobView(await visibleJob(context, id))),
  read(listOwnJobsContract, async ({ db, actor, now }) => {
    if (actor.kind !== 'person' || !actor.access) return { jobs: [] };
    const since = new Date(now.getTime() - RECENT_MS);
    const rows = await listJobsAskedBy(db, { ...actor, accessId: actor.access.id, since });
    return { jobs: rows.map(jobView) };
  }),
  change(cancelJobContract, async (context, { params: { id } }) => {
    const job = await visibleJob(context, id);
    const state = await requestCancel(context.db, id, context.now);
    if (state === 'done' || state === 'failed') {
      throw conflict('job-finished', 'A tarefa já terminou e não pode mais ser cancelada.');
    }
    context.audit({
      type: 'jobs.cancelled',
      subject: { table: 'job', id },
      municipalityId: job.municipality_id,
    });
    return jobView(await visibleJob(context, id));
  }),
];

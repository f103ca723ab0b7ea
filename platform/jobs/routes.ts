import { conflict, notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import type { ReadContext } from '#platform/usecase/context';
import { cancelJobContract, getJobContract } from './contract.ts';
import { findJob, type JobRow, jobView, requestCancel } from './queue.ts';
import { maySeeJob } from './visibility.ts';

async function visibleJob(context: ReadContext, id: string): Promise<JobRow> {
  const job = await findJob(context.db, id);
  if (!job || !maySeeJob(context.actor, job)) throw notFound('A tarefa');
  return job;
}

export const jobRoutes: readonly BoundRoute[] = [
  read(getJobContract, async (context, { params: { id } }) => jobView(await visibleJob(context, id))),
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

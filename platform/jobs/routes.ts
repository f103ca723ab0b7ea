import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable, Uuid } from '#platform/contract/schemas';
import { conflict, notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import type { ReadContext } from '#platform/usecase/context';
import { findJob, type JobRow, jobView, requestCancel } from './queue.ts';
import { maySeeJob } from './visibility.ts';

export const JobSchema = Type.Object({
  id: Uuid,
  kind: Type.String(),
  title: Type.String(),
  state: Type.Enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  step: Nullable(Type.String()),
  done: Type.Number(),
  total: Nullable(Type.Number()),
  percent: Nullable(Type.Number()),
  startedAt: Nullable(Type.String()),
  finishedAt: Nullable(Type.String()),
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
  result: Type.Unknown(),
  canCancel: Type.Boolean(),
});

const params = Type.Object({ id: Uuid });

export const getJobContract = route({
  name: 'jobs.get',
  method: 'GET',
  path: '/jobs/:id',
  summary: 'Andamento de uma tarefa demorada.',
  background: true,
  permission: { kind: 'access' },
  params,
  response: JobSchema,
});

export const cancelJobContract = route({
  name: 'jobs.cancel',
  method: 'POST',
  path: '/jobs/:id/cancel',
  summary: 'Pede o cancelamento: o que não foi confirmado é desfeito.',
  permission: { kind: 'access' },
  params,
  response: JobSchema,
});

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

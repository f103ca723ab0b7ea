import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Nullable, Uuid } from '#platform/contract/schemas';

const JobSchema = Type.Object({
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

export const listOwnJobsContract = route({
  name: 'jobs.own',
  method: 'GET',
  path: '/jobs',
  summary: 'As tarefas que a pessoa pediu neste acesso nos últimos 14 dias, as mais novas primeiro.',
  background: true,
  permission: { kind: 'access' },
  response: Type.Object({ jobs: Type.Array(JobSchema, { maxItems: 20 }) }),
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

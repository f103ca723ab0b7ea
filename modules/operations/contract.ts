import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable } from '#platform/contract/schemas';

const Level = Type.Enum(['ok', 'warn', 'fail']);

const JobLine = Type.Object({
  id: Type.String(),
  title: Type.String(),
  state: Type.Enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  step: Nullable(Type.String()),
  done: Type.Number(),
  total: Nullable(Type.Number()),
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
});

export const getInstallationStatus = route({
  name: 'operations.installationStatus',
  method: 'GET',
  path: '/installation/status',
  summary: 'Situação da instalação: uma frase que diz se está tudo bem, os serviços e as tarefas.',
  background: true,
  permission: { kind: 'resource', anyOf: ['situacao-da-instalacao'], scope: 'installation' },
  response: Type.Object({
    checkedAt: Instant,
    /** The one sentence, and the worst level of all services. */
    level: Level,
    sentence: Type.String(),
    cards: Type.Object({
      /** 95th percentile of the answers of the last 15 minutes, ms; null without requests. */
      p95Ms: Nullable(Type.Number()),
      p95LimitMs: Type.Number(),
      /** People whose session was used in the last 15 minutes. */
      peopleNow: Type.Integer(),
      diskUsedPercent: Nullable(Type.Number()),
      version: Type.String(),
    }),
    services: Type.Array(
      Type.Object({ id: Type.String(), title: Type.String(), level: Level, detail: Type.String() }),
    ),
    jobs: Type.Array(JobLine),
  }),
});

import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteContract } from '#platform/contract/route';
import { readMigrations } from '#platform/db/migration-files';
import { notFound } from '#platform/errors/problem';
import { apiPage } from '#platform/http/api-page';
import type { Metrics } from '#platform/http/metrics';
import { openApiDocument } from '#platform/http/openapi';
import type { Platform } from '#platform/runtime/platform';
import { readGauges } from './gauges.ts';
import { areApplied } from './queries.ts';
import { within } from './within.ts';

const READY_MS = 2_000;

export type ProbeParts = {
  platform: Platform;
  metrics: Metrics;
  /** Contracts of every route that the installation serves. */
  contracts: readonly RouteContract[];
};

/** Endpoints outside the contracts, for machines and integrators: liveness, readiness, metrics, the API. */
export async function registerProbes(app: FastifyInstance, parts: ProbeParts): Promise<void> {
  const { platform, metrics, contracts } = parts;
  const migrations = (await readMigrations()).map((migration) => migration.id);
  app.get('/healthz', async (_request, reply) => fresh(reply).send({ status: 'ok' }));
  app.get('/healthz/ready', async (_request, reply) => {
    const reason = await notReady(platform, migrations);
    return reason === null
      ? fresh(reply).send({ status: 'ready' })
      : fresh(reply).status(503).send({ status: 'unavailable', reason });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, platform.boot.metricsToken)) throw notFound('Este endereço');
    return fresh(reply)
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(metrics.text(await readGauges(platform)));
  });
  const document = openApiDocument(contracts, platform.version);
  const page = apiPage(contracts, platform.version);
  app.get('/api/openapi.json', async () => document);
  // Where the `type` of every problem points.
  app.get('/api/problemas', async (_request, reply) => reply.redirect('/api/docs'));
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

const fresh = (reply: FastifyReply) => reply.header('cache-control', 'no-store');

/** Why this process should get no requests, as a stable word; null when it may. */
async function notReady(
  { db }: Platform,
  migrations: readonly string[],
): Promise<'database' | 'migrations' | null> {
  try {
    const applied = await within(READY_MS, areApplied(db, migrations));
    return applied ? null : 'migrations';
  } catch {
    return 'database';
  }
}

/**
 * Whoever brings the operator's token. From where a request comes says nothing: behind a proxy on this machine all are
 * local, and a page of the internet may point its name here.
 */
const mayReadMetrics = ({ headers }: FastifyRequest, token: string | undefined): boolean =>
  token !== undefined && sameText(headers.authorization ?? '', `Bearer ${token}`);

/** Compares without telling by the time taken how much of a guess was right. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

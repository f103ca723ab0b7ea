import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '#platform/config/root';
import type { EventHub } from '#platform/events/hub';
import { createServer } from '#platform/http/server';
import type { Platform } from '#platform/runtime/platform';
import { findClosing } from '#modules/closing/index';
import { resolveSession } from '#modules/access/index';
import { resolvePeer } from '#modules/production/index';
import { resolveUnit } from '#modules/unification/index';
import { registerProbes } from '#modules/operations/index';
import { allRoutes, metrics } from './modules.ts';
import { servePages } from './pages.ts';

/** The whole HTTP side of an installation: API and pages. */
export async function createApp(platform: Platform, events: EventHub): Promise<FastifyInstance> {
  const app = await createServer({
    platform,
    routes: allRoutes,
    resolveSession: (token, use) => resolveSession(platform, token, use),
    resolvePeer: async (authorization) =>
      (await resolvePeer(platform, authorization)) ?? resolveUnit(platform, authorization),
    findClosing: findClosing(platform),
    events,
    metrics,
  });
  await registerProbes(app, { platform, metrics, contracts: allRoutes.map((bound) => bound.contract) });
  await servePages(app, join(projectRoot(), 'build', 'web'));
  return app;
}

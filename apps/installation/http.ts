import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '#platform/config/root';
import { Problem, problemBody } from '#platform/errors/problem';
import type { EventHub } from '#platform/events/hub';
import { createServer } from '#platform/http/server';
import type { Platform } from '#platform/runtime/platform';
import { resolveSession } from '#modules/access/index';
import { registerProbes } from '#modules/operations/index';
import { allRoutes, metrics } from './modules.ts';

/** The whole HTTP side of an installation: API and pages. */
export async function createApp(platform: Platform, events: EventHub): Promise<FastifyInstance> {
  const app = await createServer({
    platform,
    routes: allRoutes,
    resolveSession: (token, use) => resolveSession(platform, token, use),
    events,
    metrics,
  });
  await registerProbes(app, { platform, metrics, contracts: allRoutes.map((bound) => bound.contract) });
  await servePages(app, join(projectRoot(), 'build', 'web'));
  return app;
}

/** Pages come from the build, compressed beforehand; any other address is the browser application's. */
async function servePages(app: FastifyInstance, directory: string): Promise<void> {
  if (existsSync(directory)) {
    await app.register(fastifyStatic, {
      root: directory,
      preCompressed: true,
      index: false,
      setHeaders: (reply, path) => {
        const forEver = path.includes(join('web', 'assets'));
        reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      ['GET', 'HEAD'].includes(request.method) &&
      !request.url.startsWith('/api') &&
      !/\.\w{1,5}$/.test(request.url);
    if (isPage && existsSync(join(directory, 'index.html'))) return reply.sendFile('index.html');
    const problem = new Problem(404, 'route-not-found', 'Este endereço não existe. Volte ao início.');
    return reply.status(404).type('application/problem+json').send(problemBody(problem));
  });
}

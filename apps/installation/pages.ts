import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem, problemBody } from '#platform/errors/problem';

/**
 * Serves the pages of a build, compressed beforehand; any address without extension outside `/api` is the
 * browser application's, which shows its own "not found".
 */
export async function servePages(app: FastifyInstance, directory: string): Promise<void> {
  const index = join(directory, 'index.html');
  if (existsSync(directory)) {
    await app.register(fastifyStatic, {
      root: directory,
      preCompressed: true,
      index: false,
      setHeaders: (reply, path) => {
        const forEver = path.startsWith(join(directory, 'assets') + sep);
        reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    // The folder itself: left to the plugin, it is a forbidden listing.
    app.get('/', (_request, reply) => reply.sendFile('index.html'));
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const isPage =
      ['GET', 'HEAD'].includes(request.method) && !/^\/api(\/|$)/.test(path) && !/\.\w{1,5}$/.test(path);
    if (isPage && existsSync(index)) return reply.sendFile('index.html');
    const problem = new Problem(404, 'route-not-found', 'Este endereço não existe. Volte ao início.');
    return reply.status(404).type('application/problem+json').send(problemBody(problem));
  });
}

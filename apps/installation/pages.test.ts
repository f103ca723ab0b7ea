import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePages } from './pages.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pec-pages-'));
  const web = join(folder, 'web');
  await mkdir(join(web, 'assets'), { recursive: true });
  await writeFile(join(web, 'index.html'), '<title>PEC</title>');
  await writeFile(join(web, 'assets', 'a.js'), 'plain');
  await writeFile(join(web, 'assets', 'a.js.br'), 'compressed');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  app = fastify();
  await servePages(app, web);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

test.each(['/', '/?volta=1', '/entrar', '/cnes/importar?x=a.b', '/apis', '/municipios/4205407'])(
  '%s is the application, asked anew each time',
  async (url) => {
    const { statusCode, body, headers } = await app.inject(url);
    expect([statusCode, body]).toEqual([200, '<title>PEC</title>']);
    expect(headers['cache-control']).toBe('no-cache');
  },
);

test('assets come compressed and are kept for ever', async () => {
  const { body, headers } = await app.inject({
    url: '/assets/a.js',
    headers: { 'accept-encoding': 'br' },
  });
  expect(body).toBe('compressed');
  expect(headers['cache-control']).toContain('immutable');
});

test.each(['/assets/gone.js', '/gone.js?v=1', '/api', '/api/nothing', '/api?x=1', '/%2e%2e/secret.txt'])(
  '%s does not exist',
  async (url) => {
    const { statusCode, body } = await app.inject(url);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('secret');
    expect(body).not.toContain('<title>');
  },
);

test('only reading finds a page', async () => {
  expect((await app.inject({ method: 'POST', url: '/entrar' })).statusCode).toBe(404);
});

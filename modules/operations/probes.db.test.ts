import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes } from '#apps/installation/modules';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { createDatabase, createPool, getRow, sql } from '#platform/db/database';
import { createMetrics } from '#platform/http/metrics';
import { registerProbes } from './index.ts';

const TOKEN = 'token-de-teste-0123456789';
const WITH_TOKEN = { authorization: `Bearer ${TOKEN}` };
let installation: TestInstallation;
let app: FastifyInstance;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false, env: { PEC_METRICS_TOKEN: TOKEN } });
  app = installation.app;
});
afterAll(() => installation.close());

const get = (url: string, options: { headers?: Record<string, string>; remoteAddress?: string } = {}) =>
  app.inject({ url, ...options });

describe('live and ready', () => {
  test('both answer without session, and no cache keeps them', async () => {
    const live = await get('/healthz');
    expect([live.statusCode, live.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await get('/healthz/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
    expect(ready.headers['cache-control']).toBe('no-store');
  });

  test('a base that lacks a migration of this program gets no requests', async () => {
    const { db } = installation.platform;
    const last = await getRow<{ id: string; owner: string; sha256: string; program_version: string }>(
      db,
      sql`delete from schema_migration where id = (select max(id) from schema_migration)
        returning id, owner, sha256, program_version`,
    );
    const answer = await get('/healthz/ready');
    await sql`insert into schema_migration (id, owner, sha256, program_version)
      values (${last.id}, ${last.owner}, ${last.sha256}, ${last.program_version})`.execute(db);
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { status: 'unavailable', reason: 'migrations' },
    ]);
  });

  test('without database: still live, not ready within seconds, and metrics say so', async () => {
    const pool = createPool('postgres://nobody@127.0.0.1:1/none', { max: 1, applicationName: 'test' });
    const alone = fastify();
    const platform = { ...installation.platform, pool, db: createDatabase(pool) };
    await registerProbes(alone, { platform, metrics: createMetrics(), contracts: [] });
    expect((await alone.inject('/healthz')).statusCode).toBe(200);
    const ready = await alone.inject('/healthz/ready');
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'unavailable', reason: 'database' }]);
    expect((await alone.inject({ url: '/metrics', headers: WITH_TOKEN })).body).toMatch(
      /^pec_database_up 0$/m,
    );
    await alone.close();
    await pool.end();
  });
});

describe('metrics', () => {
  test('with the token: requests by route pattern, and gauges', async () => {
    await get('/healthz');
    const { statusCode, body } = await get('/metrics', { headers: WITH_TOKEN });
    expect(statusCode).toBe(200);
    expect(body).toMatch(
      /pec_http_request_duration_ms_count\{method="GET",route="\/healthz",status="200"\} \d+/,
    );
    expect(body).toMatch(/^pec_database_up 1$/m);
    expect(body).toMatch(/^pec_disk_free_bytes \d+$/m);
    expect(body).toMatch(/^pec_workers 0$/m);
  });

  test.each([
    ['another computer', { remoteAddress: '10.0.0.7' }, 404],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '10.0.0.7' } }, 404],
    ['one that tells nothing of whom it speaks for', { headers: { host: 'localhost:8080' } }, 404],
    ['a page whose name was pointed to this machine', { headers: { host: 'evil.example' } }, 404],
    ['a wrong token', { remoteAddress: '10.0.0.7', headers: { authorization: `Bearer ${TOKEN}x` } }, 404],
    [
      'the token from anywhere',
      { remoteAddress: '10.0.0.7', headers: { authorization: `Bearer ${TOKEN}` } },
      200,
    ],
    ['this machine without it', { remoteAddress: '::1' }, 404],
  ])('%s', async (_who, options, status) => {
    expect((await get('/metrics', options)).statusCode).toBe(status);
  });
});

describe('the API describes itself', () => {
  test('as OpenAPI 3.1, with every route served', async () => {
    const document = (await get('/api/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    }>();
    expect(document.openapi).toBe('3.1.0');
    const described = Object.values(document.paths).flatMap((path) => Object.values(path));
    const names = described.map((operation) => operation.operationId);
    expect(names.sort()).toEqual(allRoutes.map((bound) => bound.contract.name).sort());
  });

  test('the type of a problem leads to that page', async () => {
    const { type } = (await get('/api/jobs/x')).json<{ type: string }>();
    const answer = await get(new URL(type, 'http://localhost').pathname);
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/api/docs']);
  });

  test('and as a page', async () => {
    const page = await get('/api/docs');
    expect(page.headers['content-type']).toContain('text/html');
    for (const { contract } of allRoutes) expect(page.body).toContain(`id="${contract.name}"`);
  });
});

import fastify from 'fastify';
import { expect, it } from 'vitest';
import { schemaOf } from '#platform/http/mount';
import { allRoutes } from './modules.ts';

it('every schema of every route can be compiled, which the program puts off until somebody asks', async () => {
  // As fastify does by itself: all at once.
  const app = fastify({ exposeHeadRoutes: false, ajv: { customOptions: { coerceTypes: 'array' } } });
  for (const { contract } of allRoutes) {
    const { method, path, status = 200 } = contract;
    app.route({ method, url: path, schema: schemaOf(contract, status), handler: () => null });
  }
  await expect(app.ready()).resolves.toBeDefined();
  expect(allRoutes.length).toBeGreaterThan(100);
  await app.close();
});

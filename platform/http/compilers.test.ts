import fastify from 'fastify';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { compilersFactory } from './compilers.ts';

/** A schema that tells when somebody reads what is in it. */
function watched(read: string[], name: string) {
  const schema = Type.Object({ n: Type.Integer({ minimum: 1 }) }, { additionalProperties: false });
  return new Proxy(schema, {
    ownKeys: (target) => {
      read.push(name);
      return Reflect.ownKeys(target);
    },
  });
}

function serverOf(read: string[]) {
  const app = fastify({
    schemaController: { compilersFactory },
    ajv: { customOptions: { coerceTypes: 'array' } },
  });
  for (const path of ['/asked', '/never']) {
    const schema = {
      querystring: watched(read, `${path} query`),
      response: { 200: watched(read, `${path} answer`) },
    };
    app.get(path, { schema }, ({ query }) => ({ ...Object(query), secret: 'no' }));
  }
  return app;
}

it('compiles the schemas of a route when it is asked, and of no other', async () => {
  const read: string[] = [];
  const app = serverOf(read);
  await app.ready();
  const atStart = read.length;
  expect((await app.inject('/asked?n=2')).json()).toEqual({ n: 2 });
  const later = read.slice(atStart);
  expect(new Set(later)).toEqual(new Set(['/asked query', '/asked answer']));
  await app.close();
});

it('what breaks the schema is told, each time anew', async () => {
  const app = serverOf([]);
  for (const [query, wrong] of [
    ['n=0', '/n'],
    ['', ''],
    ['n=0', '/n'],
    ['n=1e400', '/n'],
    ['n=Infinity', '/n'],
  ]) {
    const answer = await app.inject(`/asked?${query}`);
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([
      400,
      expect.stringContaining(`querystring${wrong} must `),
    ]);
  }
  expect((await app.inject('/asked?n=3')).statusCode).toBe(200);
  await app.close();
});

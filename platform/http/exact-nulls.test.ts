import fastify from 'fastify';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { Nullable } from '#platform/contract/schemas';
import { withExactNulls } from './exact-nulls.ts';

const Body = Type.Object({
  code: Nullable(Type.Integer({ minimum: 0 })),
  answer: Type.Optional(Nullable(Type.Boolean())),
  text: Nullable(Type.String({ maxLength: 3 })),
  list: Nullable(Type.Array(Type.String())),
  kind: Nullable(Type.Enum(['a', 'b'])),
  inside: Nullable(Type.Object({ code: Nullable(Type.Integer()) }, { additionalProperties: false })),
});

/** What a handler gets of a body. */
async function received(body: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
  const app = fastify({ ajv: { customOptions: { coerceTypes: 'array' } } });
  app.post('/', { schema: { body: withExactNulls(Body) } }, (request) => ({ got: request.body }));
  const answer = await app.inject({ method: 'POST', url: '/', payload: body });
  await app.close();
  return { status: answer.statusCode, body: answer.json<{ got?: unknown }>().got };
}

const nothing = { code: null, answer: null, text: null, list: null, kind: null, inside: null };

it('null is not turned into 0, false, an empty text or a list', async () => {
  expect(await received(nothing)).toEqual({ status: 200, body: nothing });
  const inside = { ...nothing, inside: { code: null } };
  expect((await received(inside)).body).toEqual(inside);
});

it('0, false and an empty text stay what they are', async () => {
  const told = { code: 0, answer: false, text: '', list: [], kind: 'b', inside: { code: 0 } };
  expect(await received(told)).toEqual({ status: 200, body: told });
});

it('the rules of the type still hold', async () => {
  for (const wrong of [{ code: -1 }, { text: 'long' }, { kind: 'c' }, { inside: { other: 1 } }]) {
    expect((await received({ ...nothing, ...wrong })).status).toBe(400);
  }
});

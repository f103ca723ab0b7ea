import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { copyInto, copyLine } from './copy.ts';
import { connectClient, sql } from './database.ts';
import { onOneClient } from './one-client.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = await connectClient(database.url, 'pec-test');
  await client.query('create table thing (id int primary key, text text, tags text[])');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function* from(...lines: string[]): AsyncGenerator<string> {
  for (const line of lines) yield line;
}
const columns = ['id', 'text', 'tags'];
const count = async () =>
  (await client.query<{ n: number }>('select count(*)::int as n from thing')).rows[0]?.n;

test('what goes in comes back, whatever signs it has', async () => {
  const texts = ['', 'tab\there', 'two\nlines\r', 'back\\slash \\N \\.', 'ção 😀', "quote'd", null];
  const lines = texts.map((text, id) => copyLine([id, text, '{a,"b c"}']));
  expect(await copyInto(client, 'thing', columns, from(...lines))).toBe(texts.length);
  const { rows } = await client.query<{ text: string | null; tags: string[] }>(
    'select * from thing order by id',
  );
  expect(rows.map(({ text }) => text)).toEqual(texts);
  expect(rows[0]?.tags).toEqual(['a', 'b c']);
});

test('a source that fails, or a row that is refused, leaves none; the connection goes on', async () => {
  const before = await count();
  async function* failing(): AsyncGenerator<string> {
    yield copyLine([100, 'one', '{}']);
    await sleep(1);
    throw new Error('the source broke');
  }
  await expect(copyInto(client, 'thing', columns, failing())).rejects.toThrow('the source broke');
  const twice = Array.from({ length: 20_000 }, (_, n) =>
    copyLine([200 + (n % 19_000), 'x'.repeat(100), '{}']),
  );
  await expect(copyInto(client, 'thing', columns, from(...twice))).rejects.toMatchObject({
    constraint: 'thing_pkey',
  });
  expect(await count()).toBe(before);
});

test('waiting for the server leaves no listener on the connection', async () => {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  const listeners = () => stream.eventNames().map((name) => [name, stream.listenerCount(name)]);
  const before = listeners();
  let drains = 0;
  const drained = () => (drains += 1);
  stream.on('drain', drained);
  const heavy = Array.from({ length: 60 }, (_, n) => copyLine([300 + n, 'x'.repeat(1_000_000), '{}']));
  expect(await copyInto(client, 'thing', columns, from(...heavy))).toBe(heavy.length);
  stream.off('drain', drained);
  // How often depends on how fast the server reads; one listener left would show.
  expect(drains).toBeGreaterThan(0);
  expect(listeners()).toEqual(before);
});

test('work on one connection is in one transaction with its COPY, and is cut when it is cancelled', async () => {
  const before = await count();
  const stop = new AbortController();
  const work = onOneClient(
    database.url,
    'pec-test',
    async ({ client: own, db }) =>
      db.transaction().execute(async (tx) => {
        await copyInto(own, 'thing', columns, from(copyLine([900, 'mine', '{}'])));
        const { rows } = await sql<{
          n: number;
        }>`select count(*)::int as n from thing where id = 900`.execute(tx);
        expect(rows[0]?.n).toBe(1);
        setTimeout(() => stop.abort(), 50);
        await sql`select pg_sleep(60)`.execute(tx);
      }),
    stop.signal,
  );
  await expect(work).rejects.toThrow(/abort/i);
  expect(await count()).toBe(before);
});

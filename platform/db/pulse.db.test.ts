import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { createDatabase, createPool, type Database, rowsOf, sql } from './database.ts';
import { DatabaseSilent } from './errors.ts';
import { type Pulse, watchPulse } from './pulse.ts';

/*
 * A server that was stopped (SIGSTOP) keeps its connections and takes new ones, and says nothing: so does a link before
 * it that holds back every byte.
 */
let base: TestDatabase;
let link: Server;
let holding: boolean;
const sockets = new Set<Socket>();
let pool: pg.Pool;
let db: Database;
let pulse: Pulse;

beforeEach(async () => {
  base = await createTestDatabase();
  const real = new URL(base.url);
  holding = false;
  link = createServer((near) => {
    const far = createConnection(Number(real.port), real.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined).on('close', () => to.destroy());
      from.on('data', (bytes) => {
        if (!holding) to.write(bytes);
      });
    }
  });
  await new Promise<void>((resolve) => link.listen(0, '127.0.0.1', resolve));
  const address = link.address();
  const url = new URL(base.url);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  pool = createPool(url.href, { max: 4, applicationName: 'test-pulse' });
  pulse = watchPulse(pool, url.href, 100, 1_000);
  db = createDatabase(pool);
});
afterEach(async () => {
  pulse.stop();
  for (const socket of sockets) socket.destroy();
  await pool.end();
  await new Promise((resolve) => link.close(resolve));
  await base.drop();
});

const ask = () => rowsOf<{ one: number }>(db, sql`select 1 as one`);

test('what waits for a server that answers nothing is told so, what comes meanwhile at once; it serves again after', async () => {
  expect(await ask()).toEqual([{ one: 1 }]);
  holding = true;
  await expect(ask()).rejects.toThrow(DatabaseSilent);
  const took: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const begun = performance.now();
    await expect(ask()).rejects.toThrow(DatabaseSilent);
    took.push(performance.now() - begun);
  }
  // Whoever waits for the answer waits for a second at least; a busy machine may stand still once.
  expect(Math.min(...took)).toBeLessThan(1_000);
  holding = false;
  await expect.poll(() => ask().catch(() => 'silent'), { timeout: 20_000 }).toEqual([{ one: 1 }]);
});

test('a statement that takes long on a server that lives is let go on', async () => {
  const slow = rowsOf(db, sql`select pg_sleep(2.5), 1 as one`);
  await expect(slow).resolves.toHaveLength(1);
});

test('a process too busy to hear the answer takes that for no silence of the server', async () => {
  expect(await ask()).toEqual([{ one: 1 }]);
  const slow = rowsOf(db, sql`select pg_sleep(2.5), 1 as one`);
  // The pool has its connection: the next one asks for a sign of life.
  await once(link, 'connection').then(() => {
    const until = performance.now() + 1_500;
    while (performance.now() < until);
  });
  await expect(slow).resolves.toHaveLength(1);
});

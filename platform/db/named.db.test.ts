import type { RawBuilder } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import {
  connectClient,
  createDatabase,
  createPool,
  type Database,
  type Db,
  getRow,
  rowsOf,
  sql,
} from './database.ts';
import { last, named, prepared, opaque } from './named.ts';

let base: TestDatabase;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  base = await createTestDatabase();
  pool = createPool(base.url, { max: 6, applicationName: 'test-named' });
  db = createDatabase(pool);
});
afterAll(async () => {
  await pool.end();
  await base.drop();
});

const WHOSE = sql<{ pid: number; value: number }>`select pg_backend_pid() as pid,`;
const who = (on: Db, value: number) =>
  getRow(on, named(sql<{ pid: number; value: number }>`${WHOSE} ${value}::int as value`));

test('short reads share few connections, each with its own answer', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, (_, value) => who(db, value)));
  expect(answers.map(({ value }) => value)).toEqual(Array.from({ length: 60 }, (_, value) => value));
  expect(new Set(answers.map(({ pid }) => pid)).size).toBeLessThanOrEqual(3);
  expect(pool.idleCount).toBe(pool.totalCount);
});

test('one that fails takes none of the others along', async () => {
  const divide = (by: number) =>
    getRow(db, named(sql<{ value: number }>`select 12 / ${by}::int as value`)).then(({ value }) => value);
  const outcomes = await Promise.allSettled([divide(3), divide(0), divide(4), divide(0), divide(6)]);
  expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.status))).toEqual([
    4,
    'rejected',
    3,
    'rejected',
    2,
  ]);
});

test('inside a transaction everything stays on its connection, and sees what it wrote', async () => {
  await sql`create table kept (value int not null)`.execute(db);
  const rowsIn = (on: Db) => rowsOf(on, named(sql<{ value: number }>`select value from kept order by 1`));
  await db.transaction().execute(async (tx) => {
    const own = await getRow(tx, sql<{ pid: number }>`select pg_backend_pid() as pid`);
    await prepared(sql`insert into kept values (${7}::int)`).execute(tx);
    const inside = await Promise.all([who(tx, 1), who(tx, 2)]);
    expect(inside.map(({ pid }) => pid)).toEqual([own.pid, own.pid]);
    expect(await rowsIn(tx)).toEqual([{ value: 7 }]);
    expect(await rowsIn(db)).toEqual([]);
  });
  expect(await rowsIn(db)).toEqual([{ value: 7 }]);
});

test('a transaction takes a connection with its first statement, and none without', async () => {
  const own = createPool(base.url, { max: 1, applicationName: 'test-first' });
  const one = createDatabase(own);
  await one.transaction().execute(async () => undefined);
  await expect(one.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(own.totalCount).toBe(0);
  // The first statement fails: the transaction that came with it is rolled back, and the connection serves on.
  await expect(one.transaction().execute((tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow(/division/);
  const state = await one.transaction().execute(async (tx) => {
    await sql`create temporary table seen (value int)`.execute(tx);
    return getRow(tx, sql<{ inside: boolean }>`select now() < statement_timestamp() as inside`);
  });
  expect([state.inside, own.totalCount, own.idleCount]).toEqual([true, 1, 1]);
  await own.end();
});

test('the commit travels with the last statement; one that fails takes all back, and the connection serves on', async () => {
  const own = createPool(base.url, { max: 1, applicationName: 'test-last' });
  const one = createDatabase(own);
  await sql`create table ended (value int not null)`.execute(one);
  const put = (tx: Db, value: number | null) =>
    last(sql`insert into ended values (${value}::int)`).execute(tx);
  await one.transaction().execute((tx) => put(tx, 1));
  const failing = one.transaction().execute(async (tx) => {
    await prepared(sql`insert into ended values (${2}::int)`).execute(tx);
    await put(tx, null);
  });
  await expect(failing).rejects.toMatchObject({ code: '23502' });
  // One that cannot even be written down never leaves: nothing may be committed behind it.
  const unwritable = { toPostgres: () => expect.fail('no text') };
  const neverSent = one.transaction().execute(async (tx) => {
    await prepared(sql`insert into ended values (${4}::int)`).execute(tx);
    await last(sql`insert into ended (value) values (${unwritable}::int)`).execute(tx);
  });
  await expect(neverSent).rejects.toThrow('no text');
  await one.transaction().execute((tx) => put(tx, 3));
  expect(await rowsOf(one, sql`select value from ended order by 1`)).toEqual([{ value: 1 }, { value: 3 }]);
  const { idle } = await getRow(
    db,
    sql<{ idle: number }>`select count(*) as idle from pg_stat_activity
      where application_name = 'test-last' and state = 'idle'`,
  );
  expect([idle, own.totalCount, own.idleCount]).toEqual([1, 1, 1]);
  await own.end();
});

test('a prepared query with an array is planned once for all, not anew for each short one', async () => {
  await sql`create table held (id bigint primary key);
    insert into held select generate_series(1, 20000);
    analyze held`.execute(db);
  const plansOf = (held: (ids: readonly number[]) => RawBuilder<unknown>) =>
    db.transaction().execute(async (tx) => {
      const read = prepared(sql`select id from held where id = any(${held([1])})`);
      for (let time = 0; time < 7; time++) await rowsOf(tx, read);
      return getRow(
        tx,
        sql<{ generic: number; custom: number }>`select generic_plans as generic, custom_plans as custom
          from pg_prepared_statements where statement = ${read.compile(tx).sql}`,
      );
    });
  expect(await plansOf((ids) => sql`${ids}::bigint[]`)).toEqual({ generic: 0, custom: 7 });
  expect(await plansOf((ids) => opaque(ids, 'bigint'))).toEqual({ generic: 2, custom: 5 });
});

test('a connection cut under several of them fails these, and the next ones get another', async () => {
  const killer = await connectClient(base.url, 'test-killer');
  const waiting = Promise.allSettled(
    [1, 2, 3].map((value) => getRow(db, named(sql`select pg_sleep(${0.5}), ${value}::int`))),
  );
  await vi.waitFor(async () => {
    const { rowCount } = await killer.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name = 'test-named' and state = 'active'`,
    );
    expect(rowCount).toBe(1);
  });
  await killer.end();
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect((await who(db, 9)).value).toBe(9);
});

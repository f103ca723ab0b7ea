import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest';
import { onServer, withDatabase } from '#platform/testing/names';
import { cleanScratch, deleteBaseOfBefore, deleteOldBases } from './clean.ts';
import { exchangeBases } from './exchange.ts';
import { listBases } from './list.ts';
import { createScratch } from './scratch.ts';
import { type BaseServer, baseServer } from './server.ts';

const NOW = new Date('2026-11-21T14:03:09Z');
const DAY_MS = 86_400_000;
const { adminUrl } = inject('testServer');

/** A role of its own, as who gives a server by DATABASE_URL makes one, and its base. */
let role: string;
let server: BaseServer;
beforeEach(async () => {
  role = `pec_bases_${randomBytes(5).toString('hex')}`;
  await onServer(adminUrl, `create role ${role} login password 'x' createdb`);
  await onServer(adminUrl, `create database ${role} owner ${role}`);
  const url = new URL(withDatabase(adminUrl, role));
  url.username = role;
  url.password = 'x';
  server = baseServer(url.href);
  await run(role, "create table which (name text); insert into which values ('old')");
});
afterEach(async () => {
  for (const name of await names())
    await onServer(adminUrl, `drop database if exists "${name}" with (force)`);
  await onServer(adminUrl, `drop role ${role}`);
});

async function client(url: string): Promise<pg.Client> {
  const one = new pg.Client({ connectionString: url });
  one.on('error', () => undefined);
  await one.connect();
  return one;
}

async function run(base: string, statement: string): Promise<pg.QueryResult> {
  const one = await client(server.urlOf(base));
  try {
    return await one.query(statement);
  } finally {
    await one.end();
  }
}

const names = async (): Promise<string[]> => {
  const one = await client(adminUrl);
  const { rows } = await one.query<{ name: string }>(
    `select datname as name from pg_database where datname like '${role}%' order by 1`,
  );
  await one.end();
  return rows.map(({ name }) => name);
};

const which = async (base: string) => (await run(base, 'select name from which')).rows[0]?.name as string;

async function newScratch(now = NOW) {
  const scratch = await createScratch(server, now);
  await run(scratch.name, "create table which (name text); insert into which values ('new')");
  return scratch;
}

test('DEP-15 a base made beside takes the name in one step, and the one of before can come back', async () => {
  const scratch = await newScratch();
  const left = await client(server.urlOf(role));
  const before = await exchangeBases(server, scratch.name, NOW);
  await scratch.release();
  await left.end();
  expect([await which(role), await which(before)]).toEqual(['new', 'old']);
  expect(await listBases(server, 'before')).toMatchObject([{ name: before, at: NOW }]);

  const other = await exchangeBases(server, before, new Date(NOW.getTime() + 1_000));
  expect([await which(role), await which(other)]).toEqual(['old', 'new']);
  await deleteBaseOfBefore(server, other);
  expect(await names()).toEqual([role]);
});

test('killed between the two names, neither base has another', async () => {
  const scratch = await newScratch();
  // Whom the role may not cut off holds the second renaming up, and the first is not committed.
  const guest = await client(withDatabase(adminUrl, scratch.name));
  onTestFinished(() => guest.end());
  const exchanging = exchangeBases(server, scratch.name, NOW);
  const outcome = exchanging.then(
    () => 'done',
    () => 'failed',
  );
  await onceRenaming(scratch.name);
  await onServer(
    adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}' and query like 'alter database%'`,
  );
  expect(await outcome).toBe('failed');
  expect(await names()).toEqual([role, scratch.name].sort());
  expect(await which(role)).toBe('old');
  await scratch.release();
});

async function onceRenaming(name: string): Promise<void> {
  const one = await client(adminUrl);
  for (;;) {
    const { rowCount } = await one.query(
      `select from pg_stat_activity where state = 'active' and query like 'alter database "${name}"%'`,
    );
    if (rowCount === 1) return one.end();
    await sleep(20);
  }
}

test('who stays connected and may not be cut off is named, and nothing is changed', async () => {
  const scratch = await newScratch();
  const guest = await client(`${withDatabase(adminUrl, role)}?application_name=psql`);
  onTestFinished(() => guest.end());
  await expect(exchangeBases(server, scratch.name, NOW)).rejects.toThrow(
    /conexão aberta de .*\(psql\).*Nada foi alterado/,
  );
  expect(await which(role)).toBe('old');
  await scratch.release();
});

test('what a killed maker left is taken away, what somebody makes stays', async () => {
  const dead = await newScratch();
  await dead.release();
  const alive = await newScratch();
  expect(await cleanScratch(server)).toEqual([dead.name]);
  expect(await names()).toContain(alive.name);
  expect(await alive.drop()).toBe(true);
  expect(await alive.drop()).toBe(false);
  await alive.release();
  expect(await names()).toEqual([role]);
});

test('bases of before stay for 30 days, and nothing else is ever deleted as one', async () => {
  const scratch = await newScratch();
  const before = await exchangeBases(server, scratch.name, NOW);
  await scratch.release();
  expect(await deleteOldBases(server, new Date(NOW.getTime() + 29 * DAY_MS))).toEqual([]);
  expect(await deleteOldBases(server, new Date(NOW.getTime() + 31 * DAY_MS))).toEqual([before]);
  expect(await names()).toEqual([role]);
  await expect(deleteBaseOfBefore(server, role)).rejects.toThrow('only bases of before');
});

test('a base whose deletion was killed is nobody to go back to, and is deleted at the next start', async () => {
  const scratch = await newScratch();
  const before = await exchangeBases(server, scratch.name, NOW);
  await scratch.release();
  const other = await newScratch(new Date(NOW.getTime() + 1_000));
  await other.release();
  // What PostgreSQL writes down before it takes the first file away.
  const half = `update pg_database set datconnlimit = -2 where datname in ('${before}', '${other.name}')`;
  await onServer(adminUrl, half);
  expect(await listBases(server, 'before')).toEqual([]);
  expect(await cleanScratch(server)).toEqual([other.name]);
  expect(await deleteOldBases(server, NOW)).toEqual([before]);
  expect(await names()).toEqual([role]);
});

test('a role that may not make bases is told which right it needs', async () => {
  await onServer(adminUrl, `alter role ${role} nocreatedb`);
  await expect(createScratch(server, NOW)).rejects.toThrow(`alter role "${role}" createdb`);
});

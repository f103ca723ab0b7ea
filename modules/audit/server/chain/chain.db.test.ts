import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPlatform, type OwnedPlatform } from '#apps/installation/platform';
import { TestClock } from '#apps/installation/testing';
import { readBootSettings } from '#platform/config/boot';
import { connectClient, getRow, rowsOf, sql } from '#platform/db/database';
import { createLogger } from '#platform/log/logger';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { onServer, withDatabase } from '#platform/testing/names';
import { runUseCase } from '#platform/usecase/run';
import { beginEpochIfRestored } from './epoch.ts';
import type { ChainReport, Fault } from './faults.ts';
import { headsPath } from './heads.ts';
import { sealAll } from './seal.ts';
import { countHeads, verifyChain, verifyIn } from './verify.ts';

const EVENTS = 60;
const BLOCK_ROWS = 10;
let database: TestDatabase;
let dataDir: string;
/** Connected as who may do anything with the base. */
let owner: OwnedPlatform;
const clock = new TestClock();

const open = (url: string): Promise<OwnedPlatform> =>
  createPlatform(url, readBootSettings({ PEC_DATA_DIR: dataDir, DATABASE_URL: url }), {
    process: 'test',
    makeKey: true,
    pool: 3,
    clock,
    log: createLogger('test', 'error'),
  });

const append = (platform: OwnedPlatform, details: Record<string, string | number> = {}) =>
  runUseCase(platform, { actor: { kind: 'system' }, ip: '10.0.0.7' }, async ({ audit }) => {
    audit({ type: 'test.happened', fields: ['name', 'phone'], details });
  });
const verify = (platform: OwnedPlatform, directory = dataDir) =>
  verifyChain({ db: platform.db, secrets: platform.secrets, dataDir: directory });

/** A sealed base that can be copied. */
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'pec-audit-'));
  const platform = await open(database.url);
  for (let n = 0; n < EVENTS; n++) await append(platform, { n, z: 'é', a: 0.5 });
  const made = await sealAll(platform, BLOCK_ROWS);
  if (made.length !== EVENTS / BLOCK_ROWS) {
    const written = await rowsOf(
      platform.db,
      sql`select xid::text, count(*) from audit_event group by xid order by xid`,
    );
    throw new Error(
      `not cut at each tenth row: ${JSON.stringify({ blocks: made.map(({ rows, snapshot }) => ({ rows, snapshot })), written })}`,
    );
  }
  await platform.close();
  owner = await open(withDatabase(inject('testServer').adminUrl, new URL(database.url).pathname.slice(1)));
});
afterAll(async () => {
  await owner.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs on a copy of the base, as somebody who may do anything with it by SQL. */
async function onCopy<T>(tamper: string, use: (platform: OwnedPlatform) => Promise<T>): Promise<T> {
  const { adminUrl } = inject('testServer');
  const source = new URL(database.url).pathname.slice(1);
  const name = `${source}_copy`;
  const owner = decodeURIComponent(new URL(database.url).username);
  // A connection that was just closed may linger on a busy machine.
  await onServer(
    adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${source}'`,
  );
  await onServer(adminUrl, `create database ${name} template ${source} owner "${owner}"`);
  try {
    const platform = await open(withDatabase(database.url, name));
    const client = await connectClient(withDatabase(adminUrl, name), 'pec-tamper');
    await client.query(`set session_replication_role = replica; ${tamper}`);
    await client.end();
    const result = await use(platform);
    await platform.close();
    return result;
  } finally {
    await onServer(adminUrl, `drop database ${name} with (force)`);
  }
}

class RolledBack extends Error {}

/** What verification finds after some SQL, as in one transaction that is rolled back. */
async function reportAfter(tamper: string): Promise<ChainReport> {
  let report: ChainReport | undefined;
  const { db, secrets } = owner;
  const undone = db.transaction().execute(async (tx) => {
    await sql.raw(`set local session_replication_role = replica; ${tamper}`).execute(tx);
    const outside = { secrets, dataDir };
    report = await verifyIn(tx, outside, await countHeads(outside));
    throw new RolledBack();
  });
  await expect(undone).rejects.toThrow(RolledBack);
  if (!report) throw new Error('nothing was verified');
  expect(report.ok).toBe(report.faults.length === 0);
  return report;
}

const faultsAfter = async (tamper: string): Promise<Fault[]> => (await reportAfter(tamper)).faults;

const ONE = '(select id from audit_event order by at, id limit 1)';
const id = { row: expect.stringMatching(/^[0-9a-f-]{36}$/) as string };

describe('tampering with a copy of the base shows', () => {
  test('nothing done, nothing found', async () => {
    expect(await reportAfter('select 1')).toMatchObject({
      ok: true,
      rows: EVENTS,
      blocks: EVENTS / BLOCK_ROWS,
      unsealed: 0,
      tip: { block: EVENTS / BLOCK_ROWS },
      faults: [],
    });
  });

  test.each([
    ['type', "type = 'test.other'"],
    ['time', "at = at + interval '1 second'"],
    ['person', 'professional_id = gen_random_uuid()'],
    ['address', "ip = '10.0.0.8'"],
    ['fields', "fields = array['name']"],
    ['details', `details = details || '{"n": 999}'`],
    ['digest', `mac = '\\x00'`],
  ])('a changed %s', async (_what, change) => {
    expect(await faultsAfter(`update audit_event set ${change} where id = ${ONE}`)).toEqual([
      { kind: 'changed', block: 1, ...id },
    ]);
  });

  test('a removed row', async () => {
    expect(await faultsAfter(`delete from audit_event where id = ${ONE}`)).toEqual([
      { kind: 'removed', block: 1, ...id },
    ]);
  });

  test('a row inserted among sealed ones', async () => {
    const copied = `insert into audit_event select (jsonb_populate_record(e, jsonb_build_object('id', uuid_v7()))).*
      from audit_event e where id = ${ONE}`;
    expect(await faultsAfter(copied)).toEqual([{ kind: 'inserted', block: 1, ...id }]);
  });

  test('a row inserted by SQL as if it were new, before and after it is sealed', async () => {
    const forged = `insert into audit_event (at, type, actor_kind) values (now(), 'test.forged', 'system')`;
    await onCopy(forged, async (platform) => {
      const before = await verify(platform);
      expect(before).toMatchObject({
        ok: false,
        unsealed: 1,
        faults: [{ kind: 'inserted', block: null, ...id }],
      });
      const heads = await readFile(headsPath(dataDir));
      await sealAll(platform);
      expect((await verify(platform)).faults).toEqual([{ kind: 'inserted', block: 7, ...id }]);
      await writeFile(headsPath(dataDir), heads);
    });
  });

  test.each(["xid = '4000000000'", "xid = '0'", 'epoch = 7'])(
    'a row moved out of its block: %s',
    async (change) => {
      const faults = await faultsAfter(`update audit_event set ${change} where id = ${ONE}`);
      expect(faults.map((fault) => fault.kind).sort()).toEqual(['kept-back', 'removed']);
    },
  );

  test('a missing block', async () => {
    expect(await faultsAfter('delete from audit_block where number = 3')).toEqual([
      { kind: 'missing-block', block: 3, row: null },
    ]);
    expect(await faultsAfter('delete from audit_block where number = 1')).toEqual([
      { kind: 'missing-block', block: 1, row: null },
    ]);
  });

  test('the end cut off, with its rows', async () => {
    const cut = `delete from audit_event where xid >= (
        select split_part(snapshot, ':', 2)::xid8 from audit_block where number = 4);
      delete from audit_block where number > 4`;
    expect(await faultsAfter(cut)).toEqual([
      { kind: 'cut-end', block: 5, row: null },
      { kind: 'cut-end', block: 6, row: null },
    ]);
  });

  test('everything gone', async () => {
    const faults = await faultsAfter('delete from audit_event; delete from audit_block');
    expect(new Set(faults.map((fault) => fault.kind))).toEqual(new Set(['cut-end']));
  });

  test('a changed block, a broken signature, another key', async () => {
    expect(await faultsAfter(`update audit_block set rows = 9 where number = 2`)).toEqual([
      { kind: 'changed-block', block: 2, row: null },
    ]);
    expect(await faultsAfter(`update audit_block set snapshot = 'x' where number = 6`)).toContainEqual({
      kind: 'changed-block',
      block: 6,
      row: null,
    });
    expect(await faultsAfter(`update audit_block set signature = '\\x00' where number = 2`)).toEqual([
      { kind: 'broken-signature', block: 2, row: null },
    ]);
    const faults = await faultsAfter(`update audit_block set key_fingerprint = 'f' where number = 2`);
    expect(faults.map((fault) => fault.kind).sort()).toEqual(['changed-block', 'unknown-key']);
  });

  test('a chain made anew by another installation', async () => {
    const other = await mkdtemp(join(tmpdir(), 'pec-audit-other-'));
    await onCopy('truncate audit_block, audit_key', async (platform) => {
      const own = await open(platform.databaseUrl);
      const forger = { ...own, boot: { ...own.boot, dataDir: other } };
      expect(await sealAll(forger)).not.toEqual([]);
      const kinds = (await verify(platform)).faults.map((fault) => fault.kind);
      expect(new Set(kinds)).toEqual(new Set(['unknown-key', 'rewritten', 'cut-end']));
      await own.close();
    });
    await rm(other, { recursive: true });
  });
});

test('ADM-P08 the base itself refuses to change, remove or empty the trail', async () => {
  const month = new Date().toISOString().slice(0, 7).replace('-', '');
  await onCopy('select 1', async ({ db }) => {
    for (const statement of [
      sql`update audit_event set type = 'x'`,
      sql`delete from audit_event`,
      sql`delete from audit_event_default`,
      sql`truncate audit_event`,
      sql`truncate audit_event_default`,
      sql.raw(`truncate audit_event_${month}`),
      sql`update audit_block set rows = 0`,
      sql`delete from audit_block`,
      sql`delete from audit_key`,
    ]) {
      const outcome = statement.execute(db).then(
        ({ numAffectedRows }) => Number(numAffectedRows),
        (error: { code: string }) => error.code,
      );
      // A default partition without rows has nothing to refuse.
      expect(['42501', 0]).toContain(await outcome);
    }
  });
});

test('a lost file of heads, or a torn line at its end', async () => {
  const platform = await open(database.url);
  const heads = await readFile(headsPath(dataDir));
  await appendFile(headsPath(dataDir), '99 abc');
  expect((await verify(platform)).ok).toBe(true);
  await rm(headsPath(dataDir));
  expect((await verify(platform)).faults).toEqual([{ kind: 'no-heads', block: null, row: null }]);
  await writeFile(headsPath(dataDir), heads);
  await platform.close();
});

test('rows of a transaction that commits late come in a later block, and none twice', async () => {
  await onCopy('select 1', async (platform) => {
    const heads = await readFile(headsPath(dataDir));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const late = runUseCase(platform, { actor: { kind: 'system' } }, async ({ db, audit }) => {
      // The transaction takes its number now and commits after the others were sealed.
      await sql`select pg_current_xact_id()`.execute(db);
      begin();
      audit({ type: 'test.late' });
      await held;
    });
    await begun;
    await append(platform);
    const [first] = await sealAll(platform);
    expect(first?.rows).toBe(1);
    await append(platform);
    release();
    await late;
    const [second] = await sealAll(platform);
    expect(second?.rows).toBe(2);
    expect(await sealAll(platform)).toEqual([]);
    expect(await verify(platform)).toMatchObject({ ok: true, rows: EVENTS + 3, unsealed: 0 });
    await writeFile(headsPath(dataDir), heads);
  });
});

test('a clock set back or far ahead changes nothing of the order of blocks', async () => {
  await onCopy('select 1', async (platform) => {
    const heads = await readFile(headsPath(dataDir));
    for (const instant of ['2026-01-01T00:00:00Z', '2031-05-05T00:00:00Z', '1999-12-31T23:59:59Z']) {
      clock.set(new Date(instant));
      await append(platform);
      await sealAll(platform);
    }
    clock.set(new Date());
    await append(platform);
    const [last] = await sealAll(platform);
    expect(last?.number).toBe(10);
    expect(await verify(platform)).toMatchObject({ ok: true, rows: EVENTS + 4, blocks: 10 });
    await writeFile(headsPath(dataDir), heads);
  });
});

test('two workers sealing at once make one chain', async () => {
  await onCopy('select 1', async (platform) => {
    const heads = await readFile(headsPath(dataDir));
    for (let n = 0; n < 30; n++) await append(platform);
    const made = await Promise.allSettled([sealAll(platform, 5), sealAll(platform, 5), sealAll(platform, 5)]);
    expect(made.some((one) => one.status === 'fulfilled')).toBe(true);
    await sealAll(platform);
    expect(await verify(platform)).toMatchObject({ ok: true, rows: EVENTS + 30, unsealed: 0 });
    await writeFile(headsPath(dataDir), heads);
  });
});

test('a base restored into a server that counts anew goes on in another epoch', async () => {
  // As if the blocks had been sealed where the count was far ahead, with rows still waiting.
  await onCopy('select 1', async (platform) => {
    const heads = await readFile(headsPath(dataDir));
    await append(platform, { n: 'waiting' });
    const { db } = platform;
    expect(await epochs(platform)).toEqual([1]);
    await beginEpochIfRestored(platform);
    expect(await epochs(platform)).toEqual([1]);
    const ahead = await connectClient(
      withDatabase(inject('testServer').adminUrl, new URL(platform.databaseUrl).pathname.slice(1)),
      'pec-tamper',
    );
    await ahead.query(`set session_replication_role = replica;
      insert into audit_block select number + 1, hash, epoch, '900000000:900000000:', 0, '', '{}', null, null,
        now(), key_fingerprint, hash, signature from audit_block order by number desc limit 1`);
    await ahead.end();
    await beginEpochIfRestored(platform);
    expect(await epochs(platform)).toEqual([1, 2]);
    await append(platform, { n: 'after' });
    await sealAll(platform);
    const blocks = await rowsOf(
      db,
      sql`select epoch, rows from audit_block where number > 7 order by number`,
    );
    expect(blocks).toEqual([
      { epoch: 1, rows: 0 },
      { epoch: 2, rows: 1 },
    ]);
    expect(
      (await getRow<{ epoch: number }>(db, sql`select max(epoch) as epoch from audit_event`)).epoch,
    ).toBe(2);
    await writeFile(headsPath(dataDir), heads);
  });
});

const epochs = async ({ db }: OwnedPlatform) =>
  (await rowsOf<{ number: number }>(db, sql`select number from audit_epoch order by number`)).map(
    (row) => row.number,
  );

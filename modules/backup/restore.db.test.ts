import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { allTables } from '#apps/installation/modules';
import { createPlatform } from '#apps/installation/platform';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { signedIn } from '#apps/installation/testing-people';
import { createAuditModule } from '#modules/audit/index';
import { verifyChain } from '#modules/audit/server/chain/verify';
import { sealAll } from '#modules/audit/server/chain/seal';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { exchangeBases } from '#platform/db/bases/exchange';
import { cleanScratch } from '#platform/db/bases/clean';
import { listBases } from '#platform/db/bases/list';
import { connectClient, getRow, sql } from '#platform/db/database';
import { copiedTables } from '#platform/db/tables';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { livesBeside, settleBeside } from '#platform/files/beside-base';
import { serverOf } from '#platform/postgres/base-server';
import { onServer, ownerName } from '#platform/testing/names';
import { inTurn, writeCopy } from './server/file/write-copy.ts';
import { openCopy, type OpenCopy } from './server/file/reader.ts';
import { recoveryKeyOf } from './server/file/recovery-key.ts';
import { restoreCopy, type Restoring } from './server/restore/restore.ts';
import { undoRestore } from './server/restore/undo.ts';

const copied = copiedTables(allTables);

let desk: Desk;
let folder: string;
let copy: OpenCopy;
let target: TestInstallation;
/** Somebody whose record was opened before the copy, and what is told of that. */
let citizen: string;
let opened: unknown[];
const JUSTIFICATION = 'Resultado de exame alterado';
const openings = async (client: Client) =>
  (await client.call<{ rows: unknown[] }>('GET', `/citizens/${citizen}/openings`)).body.rows;
beforeAll(async () => {
  const { adminUrl, ownerUrl } = inject('testServer');
  await onServer(adminUrl, `alter role ${ownerName(ownerUrl)} createdb`);
  folder = await mkdtemp(join(tmpdir(), 'pec-restore-'));
  desk = await openDesk();
  const { platform } = desk.installation;
  // A month that a fresh base makes no partition for, and all signs that a text has.
  desk.installation.clock.advance(-400 * 86_400_000);
  const name = 'tab\there\nline\r \\N ção 😀';
  await runUseCase(platform, COMMAND_LINE, async ({ audit }) => {
    const event = { type: 'setup.installation-changed', details: { name } } as const;
    for (let left = 500; left > 0; left--) audit(event);
  });
  desk.installation.clock.advance(400 * 86_400_000);
  citizen = await register(desk.reception);
  await desk.doctor.call('POST', `/citizens/${citizen}/openings`, { justification: JUSTIFICATION });
  opened = await openings(desk.coordinator);
  await sealAll(platform);
  copy = await copyOf(desk.installation);
}, 180_000);
afterAll(async () => {
  await copy.close();
  await desk.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  target = await startTestInstallation({ worker: false });
});
afterEach(() => target.close());

let made = 0;
async function copyOf({ platform }: TestInstallation): Promise<OpenCopy> {
  const path = join(folder, `${made++}.pecbackup`);
  await inTurn(platform, (client) => writeCopy(platform, client, { path, tables: copied }));
  return openCopy(path, (await recoveryKeyOf(platform.boot.dataDir)).key);
}

const restoring = (more: Partial<Restoring> = {}): Restoring => ({
  clone: false,
  afterRestore: [createAuditModule(() => ({}) as never).afterRestore].flatMap((one) => one ?? []),
  replaceBase: async (other) => {
    const { platform } = target;
    const before = await exchangeBases(serverOf(platform.databaseUrl, platform.boot), other, new Date());
    const { incarnation } = await getRow<{ incarnation: string }>(
      platform.db,
      sql`select incarnation from setup_installation`,
    );
    await settleBeside(platform.boot.dataDir, incarnation);
    return before;
  },
  say: () => undefined,
  onProgress: () => undefined,
  ...more,
});

/** Rows and checksum of a table, whatever the order of its rows and of its columns. */
async function sumOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ count: number; sum: string | null }>(
    `select count(*) as count, md5(string_agg(h, '' order by h)) as sum
      from (select md5(to_jsonb(t)::text) as h from ${table} t) as hashed`,
  );
  return `${rows[0]?.count} ${rows[0]?.sum}`;
}

async function sumsOf(url: string): Promise<Record<string, string>> {
  const client = await connectClient(url, 'pec-test');
  try {
    const sums: Record<string, string> = {};
    for (const table of copied) sums[table] = await sumOf(client, table);
    return sums;
  } finally {
    await client.end();
  }
}

/** What a base is made of, besides rows. */
async function schemaOf(url: string): Promise<string[]> {
  const client = await connectClient(url, 'pec-test');
  try {
    const { rows } = await client.query<{ line: string }>(
      `select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
          where connamespace = 'public'::regnamespace and conparentid = 0 and conrelid <> 0
            and conrelid::regclass::text !~ '_\\d{6}$'
        union all select tablename || ' ' || regexp_replace(indexdef, 'INDEX \\S+ ', '') from pg_indexes
          where schemaname = 'public' and tablename !~ '_\\d{6}$'
        union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger
          where not tgisinternal and tgrelid::regclass::text !~ '_\\d{6}$'
        order by 1`,
    );
    return rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}

describe('DEP-15 CIT-24 a copy restored in a clean place', () => {
  test('has every row with the same checksum, and checks them as before', async () => {
    const { platform } = target;
    const before = await restoreCopy(platform, copy, restoring());
    const [mine, theirs] = [
      await sumsOf(platform.databaseUrl),
      await sumsOf(desk.installation.platform.databaseUrl),
    ];
    const mayDiffer = ['installation', 'audit_epoch'];
    const differing = copied.filter((table) => mine[table] !== theirs[table]);
    expect(differing.sort()).toEqual(mayDiffer.sort());
    expect(await schemaOf(platform.databaseUrl)).toEqual(
      await schemaOf(desk.installation.platform.databaseUrl),
    );
    const { count } = await getRow<{ count: number }>(
      platform.db,
      sql`select count(*) from audit_event_default`,
    );
    expect(count).toBe(0);
    expect(before).toMatch(/_antes_\d{14}$/);
  });

  test('goes on: the trail is whole, with the key and heads of the copy, and takes what happens next', async () => {
    const { platform } = target;
    await restoreCopy(platform, copy, restoring());
    const own = await createPlatform(platform.databaseUrl, platform.boot, { process: 'test', pool: 2 });
    try {
      expect(
        (await verifyChain({ db: own.db, secrets: own.secrets, dataDir: own.boot.dataDir })).faults,
      ).toEqual([]);
      await sql`insert into changelog (at, table_name, row_id, operation) values (now(), 'x', uuid_v7(), 'I')`.execute(
        own.db,
      );
      await sealAll(own);
      const report = await verifyChain({ db: own.db, secrets: own.secrets, dataDir: own.boot.dataDir });
      expect(report).toMatchObject({ ok: true, faults: [] });
      expect(report.rows).toBeGreaterThan(500);
    } finally {
      await own.close();
    }
  });

  test('CIT-12 a record opened before the copy still tells who opened it, when and why', async () => {
    await restoreCopy(target.platform, copy, restoring());
    const coordinator = await getRow<{ id: string; cpf: string }>(
      target.platform.db,
      sql`select id, cpf from professional where name = 'COORDENADORA DIAS'`,
    );
    expect(opened).toMatchObject([
      { professional: 'PAULO MEDICO', what: 'Abertura do prontuário', justification: JUSTIFICATION },
    ]);
    expect(await openings(await signedIn(target, coordinator))).toEqual(opened);
  });

  test('is another life of the installation that waits for a person; a clone never transmits', async () => {
    const { platform } = target;
    const source = desk.installation.platform;
    await sql`update installation set purpose = 'producao'`.execute(source.db);
    const production = await copyOf(desk.installation);
    const who = sql<{ id: string; incarnation: string; purpose: string; why: string | null }>`
      select id, incarnation, purpose, unconfirmed_why as why from installation`;
    const original = await getRow(source.db, who);
    await restoreCopy(platform, production, restoring());
    const restored = await getRow(platform.db, who);
    expect(restored).toMatchObject({ id: original.id, purpose: 'producao', why: 'restored' });
    expect(restored.incarnation).not.toBe(original.incarnation);
    await restoreCopy(platform, production, restoring({ clone: true }));
    expect(await getRow(platform.db, who)).toMatchObject({ purpose: 'homologacao', why: null });
    await production.close();
  });
});

describe('a restore that does not come to its end', () => {
  const nothingLeft = async () => {
    const { platform } = target;
    const server = serverOf(platform.databaseUrl, platform.boot);
    expect(await listBases(server, 'scratch')).toEqual([]);
    expect(await livesBeside(platform.boot.dataDir)).toEqual([]);
    expect(await sumsOf(platform.databaseUrl)).toEqual(untouched);
  };
  let untouched: Record<string, string>;
  beforeEach(async () => {
    untouched = await sumsOf(target.platform.databaseUrl);
  });

  test('of a newer program is refused before anything is made', async () => {
    const manifest = {
      ...copy.manifest,
      migrations: [
        ...copy.manifest.migrations,
        { id: '299901010000_later', owner: 'test', sha256: 'a'.repeat(64), programVersion: '9.9.9' },
      ],
    };
    await expect(restoreCopy(target.platform, { ...copy, manifest }, restoring())).rejects.toMatchObject({
      code: 'copy-newer',
      detail: expect.stringContaining('programa mais novo') as string,
    });
    await nothingLeft();
  });

  test('that lacks rows is told, and leaves nothing', async () => {
    const tables = copy.manifest.tables.map((table) =>
      table.name === 'citizen' ? { ...table, rows: table.rows + 1 } : table,
    );
    const short = { ...copy, manifest: { ...copy.manifest, tables } };
    await expect(restoreCopy(target.platform, short, restoring())).rejects.toMatchObject({
      code: 'copy-broken',
      detail: expect.stringContaining('citizen') as string,
    });
    await nothingLeft();
  });

  test('that points at rows it does not have is told by the base itself', async () => {
    const tables = copy.manifest.tables.map((table) =>
      table.name === 'municipality' ? { ...table, rows: 0, chunks: [] } : table,
    );
    const torn = { ...copy, manifest: { ...copy.manifest, tables } };
    await expect(restoreCopy(target.platform, torn, restoring())).rejects.toThrow(/foreign key/);
    await nothingLeft();
  });

  test('cancelled in the middle leaves all as it was', async () => {
    const cancel = new AbortController();
    const cancelled = restoreCopy(
      target.platform,
      copy,
      restoring({ signal: cancel.signal, onProgress: () => cancel.abort() }),
    );
    await expect(cancelled).rejects.toThrow(/abort/i);
    await nothingLeft();
  });
});

test('DEP-15 who wants the base of before gets it back, whole, with its key', async () => {
  const { platform } = target;
  const untouched = await sumsOf(platform.databaseUrl);
  const order = restoring();
  await restoreCopy(platform, copy, order);
  expect(await sumsOf(platform.databaseUrl)).not.toEqual(untouched);
  await undoRestore(platform, (other) =>
    exchangeBases(serverOf(platform.databaseUrl, platform.boot), other, new Date()),
  );
  await settleBeside(platform.boot.dataDir, null);
  expect(await sumsOf(platform.databaseUrl)).toEqual(untouched);
  const server = serverOf(platform.databaseUrl, platform.boot);
  expect(await cleanScratch(server)).toEqual([]);
  const own = await createPlatform(platform.databaseUrl, platform.boot, { process: 'test', pool: 2 });
  const report = await verifyChain({ db: own.db, secrets: own.secrets, dataDir: own.boot.dataDir });
  expect(report.faults).toEqual([]);
  await own.close();
});

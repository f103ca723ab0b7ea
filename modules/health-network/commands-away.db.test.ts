import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPlatform, type OwnedPlatform } from '#apps/installation/platform';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality } from '#apps/installation/testing-people';
import { connectClient, rowsOf, sql } from '#platform/db/database';
import { commands } from './commands.ts';
import { cnesFile, IBGE } from './test/cnes-file.ts';

const LOCK = 'health-network.cnes';
const LONG = 120_000;
let installation: TestInstallation;
let folder: string;
let link: Awaited<ReturnType<typeof openLink>>;
let holder: Awaited<ReturnType<typeof connectClient>>;

beforeAll(async () => {
  installation = await startTestInstallation();
  folder = await mkdtemp(join(tmpdir(), 'pec-away-'));
  await writeFile(join(folder, 'cnes.xml'), cnesFile({}));
  await buildMunicipality(installation, IBGE);
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  link = await openLink(installation.platform.databaseUrl);
  holder = await connectClient(installation.platform.databaseUrl, 'test-holder');
  await holder.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
});
afterEach(async () => {
  await holder.end();
  await link.close();
});

/** The command's own way to the database, which may be cut: to the command the database died. */
async function openLink(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const target = { host: '127.0.0.1', port: Number(url.port) };
  const server = createServer((near) => {
    const far = connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as { port: number };
  // By the port alone: a socket named beside it would pass the link by.
  url.search = '';
  url.host = `127.0.0.1:${port}`;
  const platform: OwnedPlatform = await createPlatform(url.href, installation.platform.boot, {
    process: 'test-command',
    pool: 2,
  });
  const cut = async () => {
    const closed = new Promise((resolve) => void server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    platform,
    cut,
    mend: () => listen(port),
    async close() {
      await platform.close();
      if (server.listening) await cut();
    },
  };
}

function importing() {
  const command = commands.find((one) => one.name === 'cnes import');
  if (!command) throw new Error('no command');
  const told: string[] = [];
  const ended = Promise.resolve(
    command.run({
      options: {},
      positionals: ['cnes.xml'],
      json: true,
      cwd: folder,
      boot: installation.platform.boot,
      readSecret: () => Promise.reject(new Error('no secret expected')),
      print: () => undefined,
      write: () => Promise.resolve(true),
      progress: (text) => told.push(text),
      platform: link.platform,
      signal: new AbortController().signal,
    }),
  );
  // Told by who waits for it.
  ended.catch(() => undefined);
  return { ended, told };
}

async function atTheLock(): Promise<void> {
  for (const deadline = Date.now() + LONG; Date.now() < deadline; await sleep(25)) {
    const { rowCount } = await holder.query(
      `select 1 from pg_locks where locktype = 'advisory' and not granted
        and objid = (hashtextextended($1, 0) & 4294967295)::oid`,
      [LOCK],
    );
    if (rowCount) return;
  }
  throw new Error('no import came to the lock');
}
const states = () =>
  rowsOf<{ state: string }>(
    installation.platform.db,
    sql`select state from job where kind = 'healthNetwork.importCnes' order by created_at desc limit 1`,
  );

test(
  'F5 a database that dies during the import: the command says that the import goes on, and it does',
  async () => {
    const { ended } = importing();
    await atTheLock();
    await link.cut();
    const problem = await ended.catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: 'job-goes-on' });
    expect(String((problem as Error).message)).toMatch(/continua sozinha quando a instalação voltar/);
    expect(String((problem as Error).message)).not.toMatch(/nada foi alterado/);
    await holder.query('select pg_advisory_unlock(hashtextextended($1, 0))', [LOCK]);
    for (const deadline = Date.now() + LONG; Date.now() < deadline; await sleep(25)) {
      if ((await states())[0]?.state === 'done') break;
    }
    expect(await states()).toEqual([{ state: 'done' }]);
  },
  LONG,
);

test(
  'F5 one that comes back in time: the command waits, and tells the end',
  async () => {
    const { ended, told } = importing();
    await atTheLock();
    await link.cut();
    for (const deadline = Date.now() + LONG; Date.now() < deadline; await sleep(25)) {
      if (told.some((text) => text.includes('não responde'))) break;
    }
    await link.mend();
    await holder.query('select pg_advisory_unlock(hashtextextended($1, 0))', [LOCK]);
    expect(await ended).toMatchObject({ exit: 0 });
  },
  LONG,
);

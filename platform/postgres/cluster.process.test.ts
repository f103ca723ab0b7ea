import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Cluster, type ClusterOptions, openCluster } from './cluster.ts';
import { isServerOf, readPostmaster } from './postmaster.ts';

const base = mkdtempSync(join(realpathSync(tmpdir()), 'pec-cluster-'));
chmodSync(base, 0o755);
const opened: Cluster[] = [];
let count = 0;

function newDataDir(): string {
  const dataDir = join(base, `data-${++count}`);
  mkdirSync(dataDir, { mode: 0o755 });
  return dataDir;
}

function open(dataDir: string, more: Partial<ClusterOptions> = {}): Cluster {
  const systemDirectory = join(base, 'system');
  const cluster = openCluster({ directory: join(dataDir, 'postgres'), systemDirectory, ...more });
  opened.push(cluster);
  return cluster;
}

async function query(url: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((cluster) => cluster.stop()));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('creates a base whose owner is no superuser and may create our extensions', async () => {
    const dataDir = newDataDir();
    const { url, pid } = await open(dataDir, { pooledConnections: 204 }).start();
    for (const name of ['pg_trgm', 'unaccent', 'btree_gist', 'pgcrypto']) {
      await query(url, `create extension ${name}`);
    }
    const [row] = await query(
      url,
      `select rolsuper, current_database(), pg_encoding_to_char(encoding), datlocale, current_setting('TimeZone'),
              upper('água'), current_setting('max_connections')
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    expect(row).toEqual([false, 'pec', 'UTF8', 'C.UTF-8', 'UTC', 'ÁGUA', '234']);
    expect(isServerOf(pid, join(dataDir, 'postgres'))).toBe(true);
    expect(readdirSync(dataDir)).toEqual(['postgres']);
    await expect(query(url.replace(/:[^:@]+@/, ':errada@'), 'select 1')).rejects.toThrow(/password/);
  });

  it('starts again after kill -9, keeps what was committed and its port, and tells of the death', async () => {
    const dataDir = newDataDir();
    let deaths = 0;
    const cluster = open(dataDir, { onExit: () => deaths++ });
    const first = await cluster.start();
    await query(first.url, 'create table kept as select 7 as n');
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => deaths).toBe(1);
    const second = await cluster.start();
    expect(second.port).toBe(first.port);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([[7]]);
  });

  it('stops a server that a dead supervisor left alive, then starts', async () => {
    const dataDir = newDataDir();
    const orphan = await open(dataDir).start();
    const next = await open(dataDir).start();
    expect(next.pid).not.toBe(orphan.pid);
    expect(isServerOf(orphan.pid, join(dataDir, 'postgres'))).toBe(false);
  });

  it('is not misled by a postmaster.pid whose number is now another program', async () => {
    const dataDir = newDataDir();
    const cluster = open(dataDir);
    await cluster.start();
    await cluster.stop();
    const directory = join(dataDir, 'postgres');
    writeFileSync(
      join(directory, 'postmaster.pid'),
      `${process.pid}\n${directory}\n1\n1\n\n127.0.0.1\n\nready\n`,
    );
    const { pid } = await cluster.start();
    expect(readPostmaster(directory)).toEqual({ pid, ready: true });
  });

  it('refuses a cluster of another major version, and a folder that is no cluster, touching neither', async () => {
    const old = newDataDir();
    mkdirSync(join(old, 'postgres'), { mode: 0o700 });
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '15\n');
    await expect(open(old).start()).rejects.toThrow(
      /é do PostgreSQL 15 e este programa traz o PostgreSQL \d+/,
    );
    const foreign = newDataDir();
    mkdirSync(join(foreign, 'postgres'));
    writeFileSync(join(foreign, 'postgres', 'foto.jpg'), 'x');
    await expect(open(foreign).start()).rejects.toThrow(/não contém um banco do PEC Aberto/);
    expect(readdirSync(join(foreign, 'postgres'))).toEqual(['foto.jpg']);
  });

  it('tells why a damaged cluster does not start', async () => {
    const dataDir = newDataDir();
    const cluster = open(dataDir);
    await cluster.start();
    await cluster.stop();
    rmSync(join(dataDir, 'postgres', 'global', 'pg_control'));
    await expect(open(dataDir).start()).rejects.toThrow(/O PostgreSQL não iniciou em .*: .*pg_control/s);
  });

  it('keeps personal data out of the log of the server', async () => {
    const lines: string[] = [];
    const { url } = await open(newDataDir(), { onLog: (line) => lines.push(line) }).start();
    await query(url, 'create table person (cpf text unique)');
    await query(url, `insert into person values ('52998224725')`);
    await expect(query(url, `insert into person values ('52998224725')`)).rejects.toThrow(/duplicate/);
    await expect.poll(() => lines.join('\n')).toContain('duplicate key');
    expect(lines.join('\n')).not.toContain('52998224725');
  });
});

describe.runIf(process.getuid?.() === 0)(
  'as root, in a folder only root may enter',
  { timeout: 60_000 },
  () => {
    const privateDataDir = () => {
      const dataDir = newDataDir();
      chmodSync(dataDir, 0o700);
      return dataDir;
    };

    it('keeps the cluster outside, linked from the data folder, under an account that is not root', async () => {
      const dataDir = privateDataDir();
      const umask = process.umask(0o077);
      onTestFinished(() => void process.umask(umask));
      const { url, pid } = await open(dataDir).start();
      expect(await query(url, 'select 1')).toEqual([[1]]);
      expect(realpathSync(join(dataDir, 'postgres'))).toMatch(/system\/[0-9a-f]{16}\/postgres$/);
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\b/m);
    });

    it('sets the old cluster aside when the data folder was deleted', async () => {
      const dataDir = privateDataDir();
      const first = open(dataDir);
      const { url } = await first.start();
      await query(url, 'create table kept (n int)');
      rmSync(dataDir, { recursive: true });
      mkdirSync(dataDir, { mode: 0o700 });
      const notices: string[] = [];
      const again = await open(dataDir, { onNotice: (sentence) => notices.push(sentence) }).start();
      expect(await query(again.url, `select to_regclass('kept')`)).toEqual([[null]]);
      expect(notices.join()).toMatch(/foi guardado em .*-antigo-\d{8}T\d{6}/);
      expect(readdirSync(join(base, 'system')).some((name) => name.includes('-antigo-'))).toBe(true);
    });

    it('takes along the base of a folder that was closed later', async () => {
      const dataDir = newDataDir();
      const cluster = open(dataDir);
      const { url } = await cluster.start();
      await query(url, 'create table kept as select 7 as n');
      await cluster.stop();
      chmodSync(dataDir, 0o700);
      const notices: string[] = [];
      const again = await open(dataDir, { onNotice: (sentence) => notices.push(sentence) }).start();
      expect(await query(again.url, 'select n from kept')).toEqual([[7]]);
      expect(notices.join()).toContain('foi levado de');
    });

    it('refuses a copied data folder whose link leads to the base of the original', async () => {
      const dataDir = privateDataDir();
      await open(dataDir).start();
      const copy = `${dataDir}-copia`;
      execFileSync('cp', ['-a', dataDir, copy]);
      await expect(open(copy).start()).rejects.toThrow(/é uma cópia de/);
    });

    it('follows a data folder that was moved', async () => {
      const dataDir = privateDataDir();
      const cluster = open(dataDir);
      const { url } = await cluster.start();
      await query(url, 'create table kept as select 7 as n');
      await cluster.stop();
      const moved = `${dataDir}-movida`;
      execFileSync('mv', [dataDir, moved]);
      expect(await query((await open(moved).start()).url, 'select n from kept')).toEqual([[7]]);
    });

    it('gives back a cluster that a recursive chown gave to root', async () => {
      const dataDir = newDataDir();
      const cluster = open(dataDir);
      const { url } = await cluster.start();
      await query(url, 'create table kept as select 7 as n');
      await cluster.stop();
      execFileSync('chown', ['-R', 'root:root', dataDir]);
      expect(await query((await open(dataDir).start()).url, 'select n from kept')).toEqual([[7]]);
    });
  },
);

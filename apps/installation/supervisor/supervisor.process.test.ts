import { type ChildProcess, fork } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dataPaths } from '#platform/config/paths';
import { projectRoot } from '#platform/config/root';
import { createScratch } from '#platform/db/bases/scratch';
import { serverOf } from '#platform/postgres/base-server';
import { askReplaceBase, askStatus, askStop, holdAttached } from './control-client.ts';
import { findFailedStart } from './failed-start.ts';
import { readRunState, type RunState, type Status } from './state.ts';

const FIXTURE = fileURLToPath(new URL('fixtures/supervisor.mjs', import.meta.url));
const base = mkdtempSync(join(realpathSync(tmpdir()), 'pec-supervisor-'));
chmodSync(base, 0o755);
const started: { child: ChildProcess; dataDir: string }[] = [];
let count = 0;

type News = { type: 'ready' | 'stopped' } | { type: 'failed'; message: string };
type Started = { child: ChildProcess; said: string[]; news: News; ended: Promise<number | null> };

function newDataDir(): string {
  const dataDir = join(base, `data-${++count}`);
  mkdirSync(dataDir, { mode: 0o755 });
  return dataDir;
}

async function start(
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
  ...parameters: string[]
): Promise<Started> {
  const child = fork(FIXTURE, parameters, {
    env: { ...process.env, PEC_DATA_DIR: dataDir, PEC_PORT: '0', PEC_HOST: '127.0.0.1', ...env },
    execArgv: [],
    silent: true,
  });
  started.push({ child, dataDir });
  const said: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const news = await new Promise<News>((resolve) => {
    child.on('message', (message) => {
      const { type } = message as { type: string };
      if (type === 'said') said.push((message as { sentence: string }).sentence);
      else resolve(message as News);
    });
    void ended.then(() => resolve({ type: 'failed', message: 'ended without news' }));
  });
  return { child, said, news, ended };
}

const runState = (dataDir: string): RunState => {
  const run = readRunState(dataPaths(dataDir).state);
  if (!run) throw new Error('no run state');
  return run;
};

async function status(dataDir: string): Promise<Status> {
  const answer = await askStatus(runState(dataDir));
  if (typeof answer === 'string') throw new Error(`the control port is ${answer}`);
  return answer.status;
}

const alive = (pid: number | null): boolean => {
  try {
    if (pid === null) return false;
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

beforeAll(() => {
  const built = join(projectRoot(), 'build/apps/installation/supervisor/supervisor.js');
  if (!existsSync(built)) throw new Error(`${built} is missing: run npm run build first`);
});
afterEach(async () => {
  for (const { child, dataDir } of started.splice(0)) {
    const run = readRunState(dataPaths(dataDir).state);
    if (run) await askStop(run);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }
  }
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('supervisor', { timeout: 60_000 }, () => {
  it('starts everything, answers on its guarded port, stops everything', async () => {
    const dataDir = newDataDir();
    const { said, news, ended } = await start(dataDir);
    expect(news).toEqual({ type: 'ready' });
    const { state, url, version, incarnation, pids } = await status(dataDir);
    expect({ state, incarnation }).toEqual({ state: 'running', incarnation: null });
    expect(said).toEqual([`PEC Aberto ${version} em ${url}`]);
    expect(Object.values(pids).every(alive)).toBe(true);
    expect(await askStatus({ ...runState(dataDir), token: 'errado' })).toBe('gone');

    await askStop(runState(dataDir));
    expect(await ended).toBe(0);
    expect(Object.values(pids).some(alive)).toBe(false);
    expect(existsSync(dataPaths(dataDir).state)).toBe(false);
  });

  it('starts again what was killed: worker, web, PostgreSQL at its old port', async () => {
    const dataDir = newDataDir();
    await start(dataDir);
    const before = await status(dataDir);
    const { databaseUrl } = runState(dataDir);
    for (const name of ['worker', 'web', 'postgres'] as const)
      process.kill(before.pids[name] ?? 0, 'SIGKILL');
    await expect
      .poll(async () => Object.values((await status(dataDir)).pids).every(alive), { timeout: 20_000 })
      .toBe(true);
    const after = await status(dataDir);
    expect(after.state).toBe('running');
    for (const name of ['worker', 'web', 'postgres'] as const) {
      expect(after.pids[name]).not.toBe(before.pids[name]);
    }
    expect(runState(dataDir).databaseUrl).toBe(databaseUrl);
  });

  it('leaves nothing within 10 s of its kill -9, and the next start needs no help', async () => {
    const dataDir = newDataDir();
    const { child } = await start(dataDir);
    const { pids } = await status(dataDir);
    child.kill('SIGKILL');
    await expect.poll(() => Object.values(pids).some(alive), { timeout: 10_000 }).toBe(false);
    expect((await start(dataDir)).news).toEqual({ type: 'ready' });
  });

  it('takes over at once from a dead supervisor whose children still wind down', async () => {
    const dataDir = newDataDir();
    const { child } = await start(dataDir);
    const { pids } = await status(dataDir);
    child.kill('SIGKILL');
    expect((await start(dataDir)).news).toEqual({ type: 'ready' });
    expect(Object.values(pids).some(alive)).toBe(false);
    expect((await status(dataDir)).state).toBe('running');
    expect(readFileSync(join(dataDir, 'logs/pec.log'), 'utf8')).toContain('supervisor.took-over');
  });

  it('refuses a second start with the address of the first, which goes on', async () => {
    const dataDir = newDataDir();
    await start(dataDir);
    const { url, pids } = await status(dataDir);
    const second = await start(dataDir);
    expect(second.news).toMatchObject({ type: 'failed', message: expect.stringContaining(String(url)) });
    expect(await second.ended).toBe(1);
    expect((await status(dataDir)).pids).toEqual(pids);
  });

  it('lets only one of several simultaneous starts have the folder', async () => {
    const dataDir = newDataDir();
    const all = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
    expect(all.map(({ news }) => news.type).sort()).toEqual(['failed', 'failed', 'ready']);
  });

  it('is not misled by a run state whose process number and port now belong to others', async () => {
    const dataDir = newDataDir();
    const stranger = createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const controlPort = (stranger.address() as AddressInfo).port;
    mkdirSync(dataPaths(dataDir).run);
    const stale = { pid: process.pid, controlPort, token: 't', children: [process.pid], temporary: false };
    writeFileSync(dataPaths(dataDir).state, JSON.stringify(stale));
    expect((await start(dataDir)).news).toEqual({ type: 'ready' });
    stranger.close();
  });

  it('survives a run state cut short by a power cut', async () => {
    const dataDir = newDataDir();
    mkdirSync(dataPaths(dataDir).run);
    writeFileSync(dataPaths(dataDir).state, '{"pid":12');
    expect((await start(dataDir)).news).toEqual({ type: 'ready' });
  });

  it('is degraded while a child does not stay up, says so once, and goes on trying', async () => {
    const dataDir = newDataDir();
    const { said } = await start(dataDir, { FIXTURE_FAULT: 'worker:crash' });
    await expect.poll(async () => (await status(dataDir)).state, { timeout: 15_000 }).toBe('degraded');
    expect(said.filter((sentence) => sentence.includes('processo de tarefas'))).toHaveLength(1);
    expect(alive((await status(dataDir)).pids.web)).toBe(true);
  });

  it('gives up, with everything stopped, when a child never comes up at all', async () => {
    const dataDir = newDataDir();
    const { news, ended } = await start(dataDir, { FIXTURE_FAULT: 'web:unable' });
    expect(news).toMatchObject({ message: expect.stringMatching(/^O processo web não inicia\. .*pec\.log/) });
    expect(await ended).toBe(1);
    expect(existsSync(dataPaths(dataDir).state)).toBe(false);
  });

  it('stops when its data folder is deleted under it', async () => {
    const dataDir = newDataDir();
    const { ended, said } = await start(dataDir);
    const { pids } = await status(dataDir);
    rmSync(dataDir, { recursive: true });
    expect(await ended).toBe(0);
    expect(said.at(-1)).toContain('foi apagada');
    expect(Object.values(pids).some(alive)).toBe(false);
  });

  it('kills a child that does not stop', async () => {
    const dataDir = newDataDir();
    const { ended } = await start(dataDir, { FIXTURE_FAULT: 'worker:deaf' });
    const { pids } = await status(dataDir);
    await askStop(runState(dataDir));
    expect(await ended).toBe(0);
    expect(Object.values(pids).some(alive)).toBe(false);
  });

  it('stops while it is still starting', async () => {
    const dataDir = newDataDir();
    const starting = start(dataDir);
    await expect.poll(() => readRunState(dataPaths(dataDir).state), { timeout: 30_000 }).toBeDefined();
    await askStop(runState(dataDir));
    expect((await starting).news).toEqual({ type: 'stopped' });
    expect(existsSync(dataPaths(dataDir).state)).toBe(false);
  });

  it('works on the server of DATABASE_URL without one of its own', async () => {
    const owner = newDataDir();
    await start(owner);
    const guest = newDataDir();
    const { news } = await start(guest, { DATABASE_URL: runState(owner).databaseUrl ?? '' });
    expect(news).toEqual({ type: 'ready' });
    expect((await status(guest)).pids.postgres).toBeNull();
    expect(existsSync(dataPaths(guest).cluster)).toBe(false);
  });

  it('a temporary one takes no port: another program may hold it', async () => {
    const dataDir = newDataDir();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { news } = await start(dataDir, { PEC_PORT: String(port) }, '--temporary');
    expect(news).toEqual({ type: 'ready' });
    const { url, pids, state } = await status(dataDir);
    expect([url, pids.web, state, alive(pids.worker)]).toEqual([null, null, 'running', true]);
    other.close();
  });

  it('a taken port is told with what to do, and the doctor still knows it after', async () => {
    const dataDir = newDataDir();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { news } = await start(dataDir, { PEC_PORT: String(port) });
    expect(news).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/já está em uso.*PEC_PORT/),
    });
    const { message } = news as { message: string };
    expect(findFailedStart(dataPaths(dataDir))).toMatchObject({ message });
    other.close();
    expect((await start(dataDir, { PEC_PORT: String(port) })).news).toEqual({ type: 'ready' });
    expect(findFailedStart(dataPaths(dataDir))).toBeUndefined();
  });

  it('a web process that answers nothing any more is started again', async () => {
    const dataDir = newDataDir();
    const { news } = await start(dataDir, { FIXTURE_FAULT: 'web:deaf' });
    expect(news).toEqual({ type: 'ready' });
    const { pids } = await status(dataDir);
    await expect.poll(() => alive(pids.web), { timeout: 25_000 }).toBe(false);
    await expect
      .poll(async () => (await status(dataDir)).pids.web ?? pids.web, { timeout: 25_000 })
      .not.toBe(pids.web);
  });

  it('without the passwords of its base it says which file to bring back', async () => {
    const dataDir = newDataDir();
    const { child, ended } = await start(dataDir);
    child.kill('SIGTERM');
    await ended;
    const file = join(dataPaths(dataDir).cluster, 'pec-aberto.json');
    const kept = readFileSync(file);
    for (const spoil of [() => rmSync(file), () => writeFileSync(file, '{"superuser')]) {
      spoil();
      const { news } = await start(dataDir);
      expect(news).toMatchObject({ message: expect.stringMatching(/pec-aberto\.json.*cópia de segurança/) });
    }
    writeFileSync(file, kept);
    expect((await start(dataDir)).news).toEqual({ type: 'ready' });
  });

  it('a temporary one ends when the last attached command leaves', async () => {
    const dataDir = newDataDir();
    const { ended } = await start(dataDir, {}, '--temporary');
    const first = await holdAttached(runState(dataDir));
    const second = await holdAttached(runState(dataDir));
    first?.();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await status(dataDir)).state).toBe('running');
    second?.();
    expect(await ended).toBe(0);
  });

  it('DEP-15 a temporary one puts a base in its place though the command that asked for it is killed meanwhile', async () => {
    const dataDir = newDataDir();
    const { ended } = await start(dataDir, { FIXTURE_FAULT: 'worker:slow' }, '--temporary');
    const run = runState(dataDir);
    const letGo = await holdAttached(run);
    const server = serverOf(run.databaseUrl ?? '', { dataDir, databaseUrl: undefined });
    const scratch = await createScratch(server, new Date());
    await scratch.release();
    const replacing = askReplaceBase(run, scratch.name);
    await expect.poll(async () => (await status(dataDir)).state, { interval: 20 }).toBe('starting');
    letGo?.();
    expect(await replacing).toMatch(/^pec_antes_/);
    expect(await ended).toBe(0);
  });

  it('says what to do when the port is taken or the folder is a file', async () => {
    const owner = createServer();
    await new Promise<void>((resolve) => owner.listen(0, '127.0.0.1', resolve));
    const { port } = owner.address() as AddressInfo;
    expect((await start(newDataDir(), { PEC_PORT: String(port) })).news).toEqual({
      type: 'failed',
      message: `A porta ${port} já está em uso por outro programa. Feche-o ou escolha outra porta em PEC_PORT.`,
    });
    owner.close();
    const file = join(base, 'file');
    writeFileSync(file, '');
    expect((await start(file)).news).toMatchObject({ message: expect.stringContaining('não é uma pasta') });
  });
});

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config/root';
import type { Status } from '../supervisor/state.ts';

const CLI = join(projectRoot(), 'build/program/cli.js');
const base = mkdtempSync(join(realpathSync(tmpdir()), 'pec-cli-'));
chmodSync(base, 0o755);

type Outcome = { code: number | null; out: string; err: string };

/** Runs `pec` as a person would, standing in `base`, with the data folder `posto` there. */
function pec(...parameters: string[]): Promise<Outcome> {
  const env = { ...process.env, INIT_CWD: base, PEC_DATA_DIR: 'posto', PEC_PORT: '0', PEC_HOST: '127.0.0.1' };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

function exists(pid: number | null): boolean {
  try {
    return pid !== null && process.kill(pid, 0);
  } catch {
    return false;
  }
}

beforeAll(() => {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run npm run build first`);
});
afterAll(async () => {
  await pec('stop');
  rmSync(base, { recursive: true, force: true });
});

describe('pec from start to stop', { timeout: 120_000 }, () => {
  it('tells that nothing runs, without making anything', async () => {
    const { code, out } = await pec('status', '--json');
    expect({ code, status: JSON.parse(out) as Status }).toMatchObject({
      code: 0,
      status: {
        state: 'stopped',
        url: null,
        pids: { supervisor: null, postgres: null, web: null, worker: null },
      },
    });
    expect((await pec('stop')).out).toBe('A instalação já estava parada.\n');
    expect(existsSync(join(base, 'posto'))).toBe(false);
  });

  it('starts in the background, where the user stands, and serves', async () => {
    const started = await pec('start', '--detach', '--json');
    expect(started).toMatchObject({ code: 0 });
    const status = JSON.parse(started.out) as Status;
    expect(status.state).toBe('running');
    expect((await fetch(`${status.url}/healthz`)).status).toBe(200);
    expect(existsSync(join(base, 'posto', 'postgres'))).toBe(true);
    expect(JSON.parse((await pec('status', '--json')).out)).toEqual(status);
  });

  it('refuses a second start with the address, as JSON too', async () => {
    const { code, out } = await pec('start', '--json');
    expect({ code, json: JSON.parse(out) as unknown }).toMatchObject({
      code: 2,
      json: {
        status: 'refused',
        error: { code: 'already-running', message: expect.stringContaining('http://') },
      },
    });
  });

  it('examines the running installation', async () => {
    const { code, out } = await pec('doctor', '--json');
    const { checks } = JSON.parse(out) as { checks: { id: string; level: string }[] };
    expect({ code, failed: checks.filter(({ level }) => level === 'fail') }).toEqual({ code: 0, failed: [] });
    expect(checks.map(({ id }) => id)).toContain('data-folder');
  });

  it('stops it, and all its processes with it', async () => {
    const { pids } = JSON.parse((await pec('status', '--json')).out) as Status;
    expect(await pec('stop')).toEqual({ code: 0, out: 'Instalação parada.\n', err: '' });
    for (const pid of Object.values(pids))
      await expect.poll(() => exists(pid), { timeout: 5_000 }).toBe(false);
  });

  it('exits 64 for what it does not know, with the nearest name', async () => {
    expect(await pec('sttatus')).toMatchObject({
      code: 64,
      out: '',
      err: expect.stringContaining('pec status?'),
    });
  });
});

import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { ensurePostgres15, startPostgres15 } from '../scripts/lib/postgres15.mjs';
import { contentOf, holdTable, query } from './support/base.ts';
import { type ImportReport, importEnd, startImport, uploadCnes } from './support/client.ts';
import { cnesFile } from './support/cnes-files.ts';
import { newFolder } from './support/folders.ts';
import { IBGE, type Installation, startAgain, startInstallation } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { jsonOf, pec, releaseEverything } from './support/program.ts';
import { until } from './support/until.ts';

afterAll(releaseEverything);

const NOTHING = { units: 0, teams: 0, professionals: 0, lotacoes: 0, lines: null };
const big = () => cnesFile({ seed: 23, units: 45, professionals: 3_000, date: '2026-10-05' });

/** A small disk of its own for a data folder, or undefined where this system forbids it (said on the console). */
function mountSmallDisk(megabytes: number): string | undefined {
  const folder = newFolder();
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'pec-test', dataDir], {
      stdio: 'pipe',
    });
    return dataDir;
  } catch {
    process.stdout.write('Left out: the full disk, because this account may not mount a tmpfs.\n');
    return undefined;
  }
}
const smallDisk = mountSmallDisk(320);
afterAll(() => {
  if (smallDisk) execFileSync('umount', ['--lazy', smallDisk]);
});

/** Takes all but some bytes of a disk. */
function fillDisk(folder: string, leave: number): string {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  const { bavail, bsize } = statfsSync(folder);
  const chunk = Buffer.alloc(64 * 1024, 1);
  for (let left = bavail * bsize - leave; left > chunk.length; left -= chunk.length) writeSync(file, chunk);
  closeSync(file);
  return ballast;
}

describe.skipIf(!smallDisk)('full disk', () => {
  it('fails the import with a sentence, changes nothing, and works once there is room', async () => {
    const dataDir = smallDisk ?? '';
    const one = await startInstallation({ dataDir });
    const file = await big();
    const held = await holdTable(dataDir, 'lotacao');
    const { importId } = await startImport(one.installer, file, { municipality: IBGE });
    await held.reached();
    const ballast = fillDisk(dataDir, 512 * 1024);
    await held.release();
    const failed = await importEnd(one.installer, importId);
    expect(failed.status).toBe('failed');
    expect(failed.error).toEqual({
      code: 'disk-full',
      message: expect.stringMatching(/disco do servidor está cheio e nada foi alterado\. Libere espaço/),
    });
    expect(await contentOf(dataDir)).toEqual(NOTHING);

    rmSync(ballast);
    const imported = await until('the import to be taken', async () => {
      const started = await startImport(one.installer, file, { municipality: IBGE });
      return importEnd(one.installer, started.importId);
    });
    expect(imported.status).toBe('imported');
    await one.stop();
  });

  it('refuses to start without room, and says what to do', async () => {
    const dataDir = smallDisk ?? '';
    const ballast = fillDisk(dataDir, 4 * 1024 * 1024);
    const { code, stderr } = await pec(dataDir, ['start']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/disco.*cheio.*Libere espaço/s),
    });
    rmSync(ballast);
  });
});

describe('import interrupted by people', () => {
  let one: Installation;

  it('a second import of the municipality at once is refused', async () => {
    one = await startPrepared();
    const file = await big();
    const held = await holdTable(one.dataDir, 'lotacao');
    const first = await startImport(one.installer, file, { municipality: IBGE });
    await held.reached();
    const second = await uploadCnes(one.installer, file, { municipality: IBGE });
    expect(second).toMatchObject({ status: 409, body: { code: 'import-running' } });
    const byCommand = await one.command(['cnes', 'import', file, '--json']);
    expect(byCommand.code).toBe(2);
    expect(jsonOf(byCommand)).toMatchObject({ status: 'refused', error: { code: 'import-running' } });

    // Cancelled from the page, in the middle of its work.
    await one.installer.post(`/jobs/${first.jobId}/cancel`);
    await held.release();
    expect((await importEnd(one.installer, first.importId)).status).toBe('cancelled');
    expect(await contentOf(one.dataDir)).toEqual(NOTHING);
  });

  it('Ctrl-C of pec cancels the import and changes nothing', async () => {
    const file = await big();
    const held = await holdTable(one.dataDir, 'lotacao');
    const answer = await one.pec(['cnes', 'import', file, '--json'], {
      onStart: (child) => {
        void held.reached().then(async () => {
          child.kill('SIGINT');
          await until('the cancel to be noted', async () => {
            const asked = `select 1 from job where state = 'running' and cancel_requested_at is not null`;
            return (await query(one.dataDir, asked)).length > 0;
          });
          await held.release();
        });
      },
    });
    expect({ code: answer.code, json: jsonOf(answer) }).toMatchObject({
      code: 1,
      json: { status: 'cancelled', error: { code: 'cancelled' } },
    });
    expect(await contentOf(one.dataDir)).toEqual(NOTHING);
    const after = await one.command(['cnes', 'import', file, '--json']);
    expect({ code: after.code, json: jsonOf(after) }).toMatchObject({
      code: 0,
      json: { status: 'imported' },
    });
  });

  it('a base made by a newer program is refused by this one, with what to do', async () => {
    await query(one.dataDir, NEWER);
    await one.stop();
    const { code, stderr } = await pec(one.dataDir, ['start']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/mais nov[ao]/);
    expect(stderr).toContain('Instale a versão 9.9.9 ou mais nova');
  });
});

const NEWER = `insert into schema_migration (id, owner, sha256, program_version)
  values ('999901010000_from_the_future', 'platform', repeat('0', 64), '9.9.9')`;

describe.skipIf(!(await ensurePostgres15()))('on the PostgreSQL 15 of DATABASE_URL', () => {
  it('starts, imports and stops; a database stopped in mid-import leaves it to be taken up again', async () => {
    const server = await startPostgres15();
    try {
      const env = { DATABASE_URL: server.url };
      const one = await startInstallation({ env });
      expect((await one.status()).pids.postgres).toBeNull();
      const file = await big();
      const held = await holdTable(one.dataDir, 'lotacao');
      const { importId } = await startImport(one.installer, file, { municipality: IBGE });
      await held.reached();
      // What a restart of the server does to everybody's connections.
      const admin = new pg.Client({ connectionString: server.url });
      await admin.connect();
      await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
      );
      await admin.end();
      expect((await importEnd(one.installer, importId)).status).toBe('imported');
      const { stdout, code } = await one.command(['cnes', 'import', file, '--json']);
      expect({ code, status: (JSON.parse(stdout) as ImportReport).status }).toEqual({
        code: 0,
        status: 'unchanged',
      });
      await one.stop();
      const again = await startAgain(one, env);
      expect(await contentOf(again.dataDir)).toMatchObject({ units: 45, professionals: 3_000 });
      await again.stop();
    } finally {
      await server.stop();
    }
  });
});

describe('start', () => {
  it('lists every wrong boot setting at once', async () => {
    const dataDir = join(newFolder(), 'data');
    const env = {
      PEC_PORT: '80 80',
      PEC_WEB_POOL: '0',
      DATABASE_URL: 'mysql://segredo@casa/base',
      PEC_LOG_LEVEL: 'alto',
    };
    const { code, stderr, stdout } = await pec(dataDir, ['start'], { env });
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    for (const name of Object.keys(env)) expect(stderr).toContain(`- ${name} `);
    expect(stderr).not.toContain('segredo');
    const json = await pec(dataDir, ['status', '--json'], { env });
    expect({ code: json.code, json: jsonOf(json) }).toMatchObject({
      code: 64,
      json: { status: 'usage', error: { code: 'boot-settings' } },
    });
  });

  it('works under a home that only its owner may enter', async () => {
    const dataDir = join(newFolder(0o700), 'data');
    const one = await startInstallation({ dataDir });
    const { status } = await uploadCnes(one.installer, await cnesFile(), { municipality: IBGE });
    expect(status).toBe(202);
    await one.stop();
    const again = await startAgain(one);
    await again.stop();
  });

  it('refuses a taken port and a second start, naming what to do', async () => {
    const one = await startPrepared();
    const { port } = new URL(one.url);
    const second = await pec(one.dataDir, ['start']);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`já está no ar em ${one.url}`);
    const other = await pec(join(newFolder(), 'data'), ['start'], { env: { PEC_PORT: port } });
    expect(other.code).toBe(1);
    expect(other.stderr).toContain(`A porta ${port} já está em uso`);
    expect((await one.status()).state).toBe('running');
    await one.stop();
  });

  it('says that the data folder is a file', async () => {
    const file = join(newFolder(), 'data');
    writeFileSync(file, '');
    const { code, stderr } = await pec(file, ['start']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('não é uma pasta') });
  });
});

import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readBootSettings } from '#platform/config/boot';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { databaseProblem } from '#platform/db/errors';
import { openCluster } from '#platform/postgres/cluster';
import { modules } from './modules.ts';
import { createPlatform } from './platform.ts';

const base = mkdtempSync(join(realpathSync(tmpdir()), 'pec-damaged-'));
chmodSync(base, 0o755);
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Writes over the first page of a file, as a failing disk does. */
function spoil(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4_000, 7), 0, 4_000, 512);
  closeSync(handle);
}

it('a page that the disk spoiled is told in a sentence, and by the check of the database', {
  timeout: 120_000,
}, async () => {
  const dataDir = join(base, 'data');
  mkdirSync(dataDir, { mode: 0o755 });
  const directory = join(dataDir, 'postgres');
  const cluster = openCluster({ directory, systemDirectory: join(base, 'system') });
  const boot = readBootSettings({ PEC_DATA_DIR: dataDir });
  const open = async () =>
    createPlatform((await cluster.start()).url, boot, { process: 'test', pool: 2, makeKey: true });
  const check = modules.flatMap((module) => module.checks ?? []).find(({ id }) => id === 'database');
  try {
    let platform = await open();
    await sql`create table kept as select generate_series(1, 2000) as id`.execute(platform.db);
    expect(await check?.run(platform)).not.toMatchObject({ level: 'fail' });
    const { path } = await getRow<{ path: string }>(
      platform.db,
      sql`select pg_relation_filepath('kept') as path`,
    );
    await platform.close();
    await cluster.stop();
    spoil(join(directory, path));

    platform = await open();
    const fault = await rowsOf(platform.db, sql`select * from kept`).catch((error: unknown) => error);
    expect(databaseProblem(fault)).toMatchObject({ status: 503, code: 'data-damaged' });
    await expect
      .poll(() => check?.run(platform), { timeout: 20_000 })
      .toMatchObject({
        level: 'fail',
        detail: expect.stringMatching(/páginas danificadas.*disco.*cópia/),
      });
    await platform.close();
  } finally {
    await cluster.stop();
  }
});

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type pg from 'pg';
import { createDatabase, createPool, type Database } from '#platform/db/database';
import { StartError } from '#platform/process/start-error';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { keyFitsBase, requireMasterKey } from './master-key.ts';
import { loadSecretBox, masterKeyPath, openSecretBox } from './secret-box.ts';

let base: TestDatabase;
let pool: pg.Pool;
let db: Database;
let dataDir: string;
beforeEach(async () => {
  base = await createTestDatabase();
  pool = createPool(base.url, { max: 2, applicationName: 'test-key' });
  db = createDatabase(pool);
  dataDir = await mkdtemp(join(tmpdir(), 'pec-key-'));
});
afterEach(async () => {
  await pool.end();
  await base.drop();
  await rm(dataDir, { recursive: true });
});

test('a new installation gets its key, and starts again with it', async () => {
  await requireMasterKey(base.url, dataDir);
  const key = await readFile(masterKeyPath(dataDir), 'utf8');
  await requireMasterKey(base.url, dataDir);
  expect(await readFile(masterKeyPath(dataDir), 'utf8')).toBe(key);
  expect(await keyFitsBase(db, await openSecretBox(dataDir))).toBe(true);
});

test('a lost key is not replaced in silence: the start is refused, and says the way back', async () => {
  await requireMasterKey(base.url, dataDir);
  await rm(masterKeyPath(dataDir));
  const start = requireMasterKey(base.url, dataDir);
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(/cópia de segurança.*master\.key.*--new-master-key/);
  expect(existsSync(masterKeyPath(dataDir))).toBe(false);
});

test('a base of before the canary that holds something sealed gets no other key in silence', async () => {
  await requireMasterKey(base.url, dataDir);
  const sealed = (await loadSecretBox(dataDir)).seal('{}');
  await pool.query('delete from secret_canary');
  await pool.query("insert into setting (key, secret, updated_at) values ('mail.server', $1, now())", [
    sealed,
  ]);
  await requireMasterKey(base.url, dataDir);
  await pool.query('delete from secret_canary');
  await rm(masterKeyPath(dataDir));
  await expect(requireMasterKey(base.url, dataDir)).rejects.toThrow(
    /não está na pasta de dados.*--new-master-key/,
  );
  expect(existsSync(masterKeyPath(dataDir))).toBe(false);
  await requireMasterKey(base.url, dataDir, { renew: true });
});

test('the key of another installation is refused, and found by the check', async () => {
  await requireMasterKey(base.url, dataDir);
  await writeFile(masterKeyPath(dataDir), Buffer.alloc(32, 7).toString('base64'));
  await expect(requireMasterKey(base.url, dataDir)).rejects.toThrow('não é a desta base');
  expect(await keyFitsBase(db, await openSecretBox(dataDir))).toBe(false);
});

test('who gives a lost key up starts with another; what only the old one opened is gone, the old file is kept', async () => {
  await requireMasterKey(base.url, dataDir);
  const sealed = (await loadSecretBox(dataDir)).seal('{}');
  const put = 'insert into setting (key, value, secret, updated_at) values ($1, $2, $3, now())';
  await pool.query(put, ['mail.server', null, sealed]);
  await pool.query(put, ['access.notice', '"x"', null]);
  await writeFile(masterKeyPath(dataDir), Buffer.alloc(32, 7).toString('base64'));
  await requireMasterKey(base.url, dataDir, { renew: true });
  expect((await pool.query('select key from setting')).rows).toEqual([{ key: 'access.notice' }]);
  expect(await readdir(join(dataDir, 'secrets'))).toHaveLength(2);
  await requireMasterKey(base.url, dataDir);
});

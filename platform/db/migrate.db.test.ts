import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { createPool } from './database.ts';
import { type Migration, migrateDatabase, readMigrations } from './migrate.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const extra = (text: string): Migration => ({
  id: '299901010000_extra',
  owner: 'test',
  sha256: 'a'.repeat(64),
  text,
});

async function tableExists(name: string): Promise<boolean> {
  const pool = createPool(database.url, { max: 1, applicationName: 'pec-test' });
  const { rows } = await pool.query<{ found: string | null }>('select to_regclass($1)::text as found', [
    name,
  ]);
  await pool.end();
  return rows[0]?.found !== null;
}

test('a newer program brings the base up to date, once', async () => {
  const migrations = [...(await readMigrations()), extra('create table extra (n int)')];
  expect(await migrateDatabase(database.url, migrations)).toEqual({ applied: ['299901010000_extra'] });
  expect(await migrateDatabase(database.url, migrations)).toEqual({ applied: [] });
  expect(await tableExists('extra')).toBe(true);
});

test('an older program refuses a newer base and says which version to install', async () => {
  const migrations = await readMigrations();
  await migrateDatabase(database.url, [...migrations, extra('create table extra (n int)')]);
  await expect(migrateDatabase(database.url, migrations)).rejects.toMatchObject({
    code: 'newer-base',
    message: expect.stringMatching(/Instale a versão \d+\.\d+\.\d+ ou mais nova/) as string,
  });
});

test('a changed migration is refused', async () => {
  const migrations = await readMigrations();
  const changed = migrations.map((migration, index) =>
    index === 0 ? { ...migration, sha256: 'b'.repeat(64) } : migration,
  );
  await expect(migrateDatabase(database.url, changed)).rejects.toMatchObject({ code: 'changed-migration' });
});

test('a migration that fails leaves nothing behind', async () => {
  const migrations = [...(await readMigrations()), extra('create table extra (n int); select 1 / 0;')];
  await expect(migrateDatabase(database.url, migrations)).rejects.toMatchObject({ code: 'failed' });
  expect(await tableExists('extra')).toBe(false);
});

test('two programs starting at once migrate one after the other', async () => {
  const migrations = [...(await readMigrations()), extra('create table extra (n int)')];
  const results = await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url, migrations)));
  expect(results.flatMap((result) => result.applied)).toEqual(['299901010000_extra']);
});

test('a migration whose name has no place in the order is told, not left out', async () => {
  const root = await mkdtemp(join(tmpdir(), 'pec-migrations-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'modules', 'empty'), { recursive: true });
  await mkdir(join(root, 'platform', 'migrations'), { recursive: true });
  expect(await readMigrations(root)).toEqual([]);
  await writeFile(join(root, 'platform', 'migrations', '20261120_short.sql'), '');
  await expect(readMigrations(root)).rejects.toThrow('20261120_short.sql');
});

test('names are one order for all rooms: no two migrations share a timestamp', async () => {
  const stamps = (await readMigrations()).map((migration) => migration.id.slice(0, 12));
  expect(new Set(stamps).size).toBe(stamps.length);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { createPool } from './database.ts';
import { findPending, migrateDatabase } from './migrate.ts';
import { type Migration, readMigrations } from './migration-files.ts';

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

test('a migration that landed under another name is not done again, and has its new name from then on', async () => {
  const migrations = await readMigrations();
  const made = extra('create table extra (n int)');
  await migrateDatabase(database.url, [...migrations, made]);
  const renamed = [...migrations, { ...made, id: '299901020000_extra' }];
  expect((await findPending(database.url, renamed)).pending).toHaveLength(1);
  expect(await migrateDatabase(database.url, renamed)).toEqual({ applied: ['299901020000_extra'] });
  expect(await migrateDatabase(database.url, renamed)).toEqual({ applied: [] });
  expect(await tableExists('extra')).toBe(true);
});

test('what a former text of a migration made is mended before what follows, once', async () => {
  const migrations = await readMigrations();
  const before = extra('create table extra (n int, odd int)');
  await migrateDatabase(database.url, [...migrations, before]);
  const now = {
    ...extra('create table extra (n int)'),
    sha256: 'c'.repeat(64),
    former: [{ sha256Start: 'a'.repeat(12), mend: 'alter table extra drop column odd' }],
  };
  const next = {
    id: '299901020000_next',
    owner: 'test',
    sha256: 'd'.repeat(64),
    text: 'alter table extra add column odd text',
  };
  const all = [...migrations, now, next];
  expect(await migrateDatabase(database.url, all)).toEqual({ applied: [now.id, next.id] });
  expect(await migrateDatabase(database.url, all)).toEqual({ applied: [] });
  await expect(migrateDatabase(database.url, [...migrations, before, next])).rejects.toMatchObject({
    code: 'changed-migration',
  });
});

test('a former text is kept beside the migration that it belongs to', async () => {
  const root = await mkdtemp(join(tmpdir(), 'pec-migrations-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'modules'));
  const folder = join(root, 'platform', 'migrations');
  await mkdir(join(folder, 'former'), { recursive: true });
  await writeFile(join(folder, '209901010000_one.sql'), 'select 1');
  await writeFile(join(folder, 'former', '209901010000_one.0123456789ab.sql'), 'select 2');
  expect(await readMigrations(root)).toMatchObject([
    { id: '209901010000_one', former: [{ sha256Start: '0123456789ab', mend: 'select 2' }] },
  ]);
  await writeFile(join(folder, 'former', '209901010001_other.0123456789ab.sql'), '');
  await expect(readMigrations(root)).rejects.toThrow('209901010001_other');
  await writeFile(join(folder, 'former', '209901010000_one.sql'), '');
  await expect(readMigrations(root)).rejects.toThrow('209901010000_one.sql');
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

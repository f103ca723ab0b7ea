import type pg from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { appliedMigrations, migrateDatabase } from '#platform/db/migrate';
import { readMigrations } from '#platform/db/migration-files';
import { onOneClient } from '#platform/db/one-client';
import { createBareDatabase, type TestDatabase } from '#platform/testing/database';
import { countRows, keptBases, keptSql, tablesOf } from './testing-kept.ts';
import { shareMonths, structureOf } from './testing-structure.ts';

let made: TestDatabase;
beforeAll(async () => {
  made = await createBareDatabase();
  await migrateDatabase(made.url);
});
afterAll(() => made.drop());

const on = <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  onOneClient(url, 'pec-test', ({ client }) => work(client));

const textsOf = (list: readonly { id: string; sha256: string }[]) =>
  list.map(({ id, sha256 }) => `${id} ${sha256}`);

it.each(keptBases())(
  'DEP-16 a base as of %s is brought up by this program, keeps its rows, and is then as one made today',
  async (name) => {
    const { url, drop } = await createBareDatabase();
    onTestFinished(drop);
    await on(url, (client) => client.query(keptSql(name)));
    const tables = (await on(url, tablesOf)).filter(({ name }) => name !== 'schema_migration');
    const before = await on(url, (client) => countRows(client, tables));

    await migrateDatabase(url);
    await on(url, async (upgraded) => {
      expect(textsOf(await appliedMigrations(upgraded))).toEqual(textsOf(await readMigrations()));
      expect(await countRows(upgraded, tables)).toEqual(before);
      await on(made.url, async (fresh) => {
        await shareMonths(upgraded, fresh);
        expect(await structureOf(upgraded)).toEqual(await structureOf(fresh));
      });
    });
  },
);

it('DEP-16 what a migration says stands in a kept base, so that none that landed is changed unseen', async () => {
  const kept = keptBases().map(keptSql);
  const missing = (await readMigrations()).filter(({ sha256 }) => !kept.some((sql) => sql.includes(sha256)));
  expect(
    missing.map(({ id }) => id),
    'npm run keep-schema keeps a base with them',
  ).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadStandardProfiles } from '#modules/access/index';
import { lockPackages } from '#modules/data-packages/server/queries';
import { findRow, sql } from '#platform/db/database';
import { startTestInstallation, type TestInstallation } from './testing.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

const waiting = () =>
  findRow<{ pid: number }>(
    installation.platform.db,
    sql`select pid from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`,
  );

test('a process that starts does not wait for a package of data that is being imported', async () => {
  const { platform } = installation;
  const seen = { loaded: false, waits: false };
  let loading: Promise<void> | undefined;
  await platform.db.transaction().execute(async (tx) => {
    await lockPackages(tx);
    loading = loadStandardProfiles(platform).then(() => void (seen.loaded = true));
    while (!seen.loaded && !seen.waits) seen.waits = (await waiting()) !== undefined;
  });
  await loading;
  expect(seen).toEqual({ loaded: true, waits: false });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { allJobs } from './modules.ts';
import { startTestInstallation, type TestInstallation } from './testing.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation.close());

test('what runs by itself has nothing to complain of before the installation is set up', async () => {
  const scheduled = allJobs.filter(({ everyMinutes }) => everyMinutes !== undefined).map(({ kind }) => kind);
  type Ended = { kind: string; state: string; error: unknown };
  const ended = sql<Ended>`select distinct on (kind) kind, state, error from job
    where state in ('done', 'failed') order by kind, state desc`;
  let rows: readonly Ended[] = [];
  await expect
    .poll(async () => (rows = await rowsOf(installation.platform.db, ended)).map(({ kind }) => kind), {
      timeout: 60_000,
    })
    .toEqual(expect.arrayContaining(scheduled));
  expect(scheduled.length).toBeGreaterThan(5);
  expect(rows.filter(({ state }) => state === 'failed')).toEqual([]);
});

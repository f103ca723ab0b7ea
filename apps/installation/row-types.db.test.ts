import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { connectClient } from '#platform/db/database';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { rowFiles } from './testing-rows.ts';

// `npm run rows` asks for the files to be written; they are then what this compares with.
const TO_WRITE = process.env['PEC_WRITE_ROWS'] === '1';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the row types of every room are those of the migrated base', async () => {
  const client = await connectClient(database.url, 'pec-test');
  const files = await rowFiles(client);
  await client.end();
  expect(files.size).toBeGreaterThan(0);
  for (const [path, text] of files) {
    const file = join(projectRoot(), path);
    if (TO_WRITE) await writeFile(file, text);
    expect(await readFile(file, 'utf8').catch(() => ''), `${path} is old: npm run rows`).toBe(text);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectClient, createDatabase, createPool, type Database } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { readChanges } from './changelog.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(createPool(database.url, { max: 2, applicationName: 'pec-test' }));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const insert = "insert into changelog (at, table_name, row_id, operation) values (now(), $1, $2, 'I')";

test('a transaction that commits late is not skipped by a reader that went past its number', async () => {
  const [early, late] = await Promise.all([
    connectClient(database.url, 'a'),
    connectClient(database.url, 'b'),
  ]);
  await early.query('begin');
  await early.query(insert, ['early', uuidV7()]);
  await late.query('begin');
  await late.query(insert, ['late', uuidV7()]);
  await late.query('commit');
  // "seq greater than" would now return `late`, remember its number, and never see `early`.
  const seen = await readChanges(db, { xid: '0', seq: 0 }, 100);
  await early.query('commit');
  // A transaction open in another base of the same server may hold the horizon back for a moment.
  while (seen.length < 2) {
    seen.push(...(await readChanges(db, seen.at(-1) ?? { xid: '0', seq: 0 }, 100)));
  }
  expect(seen.map((change) => change.table)).toEqual(['early', 'late']);
  await Promise.all([early.end(), late.end()]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { connectClient, createDatabase, createPool, getRow, sql } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const client = await connectClient(database.url, 'pec-test');
  const name = new URL(database.url).pathname.slice(1);
  await client.query(`alter database ${name} set datestyle = 'SQL, DMY'`);
  await client.query(`alter database ${name} set timezone = 'America/Sao_Paulo'`);
  await client.end();
});
afterAll(() => database.drop());

const QUESTION = `select '2026-01-05 23:30:00+00'::timestamptz as instant, '2026-01-05'::date as day,
  '2026-01-05 23:30:00+00'::timestamptz::date as utc_day`;
const ANSWER = { instant: new Date('2026-01-05T23:30:00Z'), day: '2026-01-05', utc_day: '2026-01-05' };

test('instants and days read the same on a server with its own zone and form of dates', async () => {
  const db = createDatabase(createPool(database.url, { max: 2, applicationName: 'pec-test' }));
  expect(await getRow(db, sql.raw(QUESTION))).toEqual(ANSWER);
  await db.destroy();
  const client = await connectClient(database.url, 'pec-test');
  expect((await client.query<object>(QUESTION)).rows[0]).toEqual(ANSWER);
  await client.end();
});

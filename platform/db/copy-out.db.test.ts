import type { Readable } from 'node:stream';
import type pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { copyInto } from './copy.ts';
import { copyOut } from './copy-out.ts';
import { connectClient } from './database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = await connectClient(database.url, 'pec-test');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const ROWS = `select n, repeat('ção' || n, 40) as text,
    case n % 3 when 0 then null else E'a\\tb\\nc\\\\' end as odd
  from generate_series(1, 5000) n`;

async function gather(pieces: AsyncIterable<{ text: Buffer; rows: number }>) {
  const all = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

test('pieces end with a row, are of about the size asked, and are all rows in their order', async () => {
  const pieces = await gather(copyOut(client, ROWS, 50_000));
  expect(pieces.length).toBeGreaterThan(10);
  for (const { text, rows } of pieces) {
    expect(text.at(-1)).toBe(10);
    expect(text.toString().split('\n').length - 1).toBe(rows);
    expect(text.length).toBeLessThan(55_000);
  }
  const lines = Buffer.concat(pieces.map(({ text }) => text))
    .toString()
    .split('\n');
  expect(lines.slice(0, -1).map((line) => Number(line.split('\t')[0]))).toEqual(
    Array.from({ length: 5000 }, (_, n) => n + 1),
  );
});

test('whoever says where a piece ends is asked of each row, and a long one ends all the same', async () => {
  const asked: number[] = [];
  const ends = (row: Buffer) => {
    const number = Number(row.toString().split('\t')[0]);
    asked.push(number);
    return number % 100 === 0 && number <= 1000;
  };
  const pieces = await gather(copyOut(client, ROWS, 50_000, ends));
  expect(pieces.slice(0, 10).map(({ rows }) => rows)).toEqual(Array(10).fill(100));
  expect(pieces.slice(10).every(({ text }) => text.length < 55_000)).toBe(true);
  expect(pieces.reduce((sum, { rows }) => sum + rows, 0)).toBe(5000);
  expect(asked.length).toBeGreaterThan(4_900);
  const firsts = pieces.slice(0, 11).map(({ text }) => Number(text.toString().split('\t')[0]));
  expect(firsts).toEqual(Array.from({ length: 11 }, (_, n) => n * 100 + 1));
});

test('what comes out goes in again, whatever the size of the pieces; a row may be longer than one', async () => {
  await client.query(`create table thing as ${ROWS}`);
  async function* texts() {
    const reader = await connectClient(database.url, 'pec-test');
    for await (const { text } of copyOut(reader, 'select n, text, odd from thing', 100))
      yield text.toString();
    await reader.end();
  }
  await client.query('create table twin (like thing)');
  expect(await copyInto(client, 'twin', ['n', 'text', 'odd'], texts())).toBe(5000);
  expect((await client.query('(table thing except all table twin) limit 1')).rows).toEqual([]);
});

test('no rows are no pieces; a fault of the server is thrown, and the connection serves on', async () => {
  expect(await gather(copyOut(client, 'select 1 where false', 1000))).toEqual([]);
  await expect(
    gather(copyOut(client, 'select 1 / (3 - n) from generate_series(1, 5) n', 10)),
  ).rejects.toThrow(/division/);
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('whoever reads slowly holds the server back: memory stays at a few pieces', async () => {
  const own = await connectClient(database.url, 'pec-test');
  onTestFinished(() => own.end());
  const { stream } = (own as unknown as { connection: { stream: Readable } }).connection;
  const pieces = copyOut(own, `select repeat('x', 1000) from generate_series(1, 200000)`, 1_000_000);
  await pieces.next();
  await expect.poll(() => stream.isPaused()).toBe(true);
  let rows = 0;
  for await (const piece of pieces) rows += piece.rows;
  expect(rows).toBeGreaterThan(190_000);
});

test('whoever leaves early can end the connection at once', async () => {
  const own = await connectClient(database.url, 'pec-test');
  for await (const _ of copyOut(own, `select repeat('x', 1000) from generate_series(1, 500000)`, 100_000))
    break;
  const began = performance.now();
  await own.end();
  expect(performance.now() - began).toBeLessThan(5_000);
});

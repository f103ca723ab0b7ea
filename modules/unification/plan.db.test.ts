import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectClient } from '#platform/db/database';
import { move, skip, type TableDeclaration } from '#platform/db/tables';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import type { Plan } from './contract/plan.ts';
import { makePlan, type ReadPiece } from './server/plan/make-plan.ts';
import { isSameContent, piecesOf, readPlan, rowsOfPlan, writePlan } from './server/plan/plan-text.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = await connectClient(database.url, 'pec-test');
  await client.query(`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'UBS CENTRO', 'producao', 'prontuario', 'http://localhost', now())`);
  await client.query(`create table thing (n bigint generated always as identity, id uuid primary key, text text not null,
    long int generated always as (length(text)) stored)`);
  await client.query('create table kept (id uuid primary key)');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});
beforeEach(async () => {
  await client.query('truncate thing');
  // Keys of which the fourth part ends a piece of its width are known by luck: there are enough of them.
  await client.query(`insert into thing (id, text)
    select md5('thing ' || n)::uuid, repeat('linha ', 400) from generate_series(1, 8000) n`);
});

const declared = { backup: true, scope: 'installation' } as const;
const tables: readonly TableDeclaration[] = [
  { name: 'thing', unification: move({ label: 'coisas' }), ...declared },
  { name: 'kept', unification: skip('fica'), ...declared },
];
const ONE = '80000000-0000-4000-8000-000000000000';

async function plan(): Promise<{ plan: Plan; pieces: ReadPiece[] }> {
  const pieces: ReadPiece[] = [];
  return { plan: await makePlan(client, tables, async (piece) => void pieces.push(piece)), pieces };
}

/** Pieces of one that the other lacks. */
const lacking = (one: Plan, other: Plan) => piecesOf(one).filter((name) => !piecesOf(other).includes(name));

test('the same rows give the same pieces, whichever order they were written in', async () => {
  const { plan: before, pieces } = await plan();
  expect(before.tables.map(({ name }) => name)).toEqual(['thing']);
  expect(before.tables[0]?.columns).toEqual(['id', 'n', 'text']);
  expect(rowsOfPlan(before)).toBe(8000);
  expect(piecesOf(before).length).toBeGreaterThan(5);
  expect(pieces.map(({ sha256 }) => sha256)).toEqual(piecesOf(before));
  await client.query('create table again as select * from thing order by md5(id::text)');
  await client.query('truncate thing');
  await client.query('insert into thing (n, id, text) overriding system value select n, id, text from again');
  await client.query('drop table again');
  const { plan: after } = await plan();
  expect(isSameContent(before, after)).toBe(true);
});

test.each([
  [
    'changed',
    `update thing set text = 'outra' where id = (select id from thing order by id offset 4000 limit 1)`,
  ],
  ['added', `insert into thing (id, text) values ('${ONE}', 'nova')`],
  ['taken away', 'delete from thing where id = (select id from thing order by id offset 4000 limit 1)'],
])('one row that was %s alters one piece or two', async (_what, statement) => {
  const { plan: before } = await plan();
  await client.query(statement);
  const { plan: after } = await plan();
  expect(isSameContent(before, after)).toBe(false);
  expect(lacking(after, before).length).toBeGreaterThan(0);
  expect(lacking(after, before).length).toBeLessThanOrEqual(2);
});

test('rows that do not come are in no piece', async () => {
  await client.query(`insert into thing (id, text) values ('${ONE}', 'sozinha')`);
  const only = {
    rows: `exists (select from thing t where t.id = s.id and t.text = 'sozinha')`,
    why: 'ficam',
  };
  const pieces: ReadPiece[] = [];
  const some = [{ name: 'thing', unification: move({ label: 'coisas', only }), ...declared }];
  const made = await makePlan(client, some, async (piece) => void pieces.push(piece));
  expect(rowsOfPlan(made)).toBe(1);
  expect(made.tables[0]?.left).toBe(8000);
  expect(pieces.map(({ text }) => text.toString().split('\t')[0])).toEqual([ONE]);
});

test('a plan is read as it was written; one that is altered, or whose sums are wrong, is refused', async () => {
  const { plan: made } = await plan();
  expect(readPlan(writePlan(made).text)).toEqual(made);
  const [table] = made.tables;
  if (!table) throw new Error('no table was planned');
  const broken: unknown[] = [
    { ...made, tables: [{ ...table, rows: 1 }] },
    { ...made, tables: [{ ...table, name: 'thing; drop table thing' }] },
    { ...made, tables: [{ ...table, columns: ['id"'] }] },
    { ...made, takenAt: 'ontem' },
    { ...made, more: true },
    [],
  ];
  for (const one of broken) {
    expect(() => readPlan(Buffer.from(JSON.stringify(one)))).toThrow(/plan-broken/);
  }
  expect(() => readPlan(Buffer.from('{'))).toThrow(/plan-broken/);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#platform/db/database';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { platformTables } from '#platform/db/tables';
import { allTables, modules } from './modules.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function catalogue(query: string): Promise<string[]> {
  const pool = createPool(database.url, { max: 1, applicationName: 'pec-test' });
  const { rows } = await pool.query<{ name: string }>(query);
  await pool.end();
  return rows.map((row) => row.name).sort();
}

test('every table of the base is declared for unification, backup and scope, and no other', async () => {
  const tables = await catalogue(`select c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition`);
  expect(allTables.map((table) => table.name).sort()).toEqual(tables);
});

test('every table partitioned by month is declared so', async () => {
  const partitioned = await catalogue(`select relname as name from pg_class
    where relkind = 'p' and relnamespace = 'public'::regnamespace`);
  expect(
    allTables
      .filter((table) => table.monthly)
      .map((table) => table.name)
      .sort(),
  ).toEqual(partitioned);
});

test('a view reads tables of the room that it is named after, those of others by their views', async () => {
  const declared = [{ name: 'platform', tables: platformTables }, ...modules];
  const prefixes = new Map(
    declared.flatMap(({ name, tables = [] }) =>
      tables.map((table) => [table.name, `${name.replaceAll('-', '_')}_`]),
    ),
  );
  const reads = await catalogue(`select distinct v.relname || ' reads ' || t.relname as name
    from pg_rewrite w
    join pg_class v on v.oid = w.ev_class and v.relkind in ('v', 'm') and v.relnamespace = 'public'::regnamespace
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
      and d.refclassid = 'pg_class'::regclass
    join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p')`);
  expect(reads).toContain('health_network_unit reads unit');
  const foreign = reads.filter((one) => {
    const [view = '', table = ''] = one.split(' reads ');
    return !view.startsWith(prefixes.get(table) ?? ' ');
  });
  expect(foreign).toEqual([]);
});

test('every foreign key has an index that starts with its columns and leaves out no row but empty ones, or is declared to have none', async () => {
  const missing = await catalogue(`
    select conrelid::regclass || '.' || conname as name from pg_constraint c
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid
        and coalesce(pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$', true)
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`);
  const declared = allTables.flatMap(({ name, unindexed = [] }) => unindexed.map((key) => `${name}.${key}`));
  expect(missing).toEqual(declared.toSorted());
});

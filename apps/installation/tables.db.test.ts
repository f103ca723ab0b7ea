import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#platform/db/database';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { platformTables } from '#platform/db/tables';
import { allTables, modules } from './modules.ts';

// Rows on the other side are never deleted one by one: an index would only slow writing.
const WITHOUT_INDEX = new Set([
  'administrative_access.administrative_access_municipality_id_fkey',
  'citizen.citizen_updated_by_fkey',
  'citizen_fci.citizen_fci_decided_by_fkey',
  'citizen_review.citizen_review_created_by_fkey',
  'citizen_review.citizen_review_settled_by_fkey',
  'citizen_revision.citizen_revision_professional_id_fkey',
  'citizen_import.citizen_import_file_id_fkey',
  'citizen_import.citizen_import_requested_by_fkey',
  'citizen_merge.citizen_merge_professional_id_fkey',
  'citizen_merge.citizen_merge_undone_by_fkey',
  'cnes_import.cnes_import_file_id_fkey',
  'cnes_import.cnes_import_requested_by_fkey',
  'duplicate_pair.duplicate_pair_decided_by_fkey',
  'profile.profile_municipality_id_fkey',
]);

// Only those in use are ever asked for, and they have one.
const INDEX_OF_THOSE_IN_USE = new Set([
  'administrative_access.administrative_access_professional_id_fkey',
  'citizen.citizen_team',
  'lotacao.lotacao_team_id_fkey',
]);

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

test('every foreign key has an index that starts with its columns and leaves out no row but empty ones', async () => {
  const missing = await catalogue(`
    select conrelid::regclass || '.' || conname as name from pg_constraint c
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid
        and coalesce(pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$', true)
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`);
  const known = new Set([...WITHOUT_INDEX, ...INDEX_OF_THOSE_IN_USE]);
  expect(missing.filter((name) => !known.has(name))).toEqual([]);
});

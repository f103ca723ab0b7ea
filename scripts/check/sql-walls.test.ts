import { describe, expect, test } from 'vitest';
import { houseProblems, houseRows } from './house-table.mjs';
import { ownersOf } from './sql-owners.mjs';
import { relationsOf } from './sql-relations.mjs';
import { sqlTexts } from './sql-texts.mjs';
import { brokenBy } from './sql-walls.mjs';

describe('relations of a statement', () => {
  const read = (text: string) => relationsOf(text).flatMap(({ name, writes }) => (writes ? [] : [name]));
  const written = (text: string) => relationsOf(text).flatMap(({ name, writes }) => (writes ? [name] : []));

  test.each([
    [
      'select * from unit u join team t on t.unit_id = u.id, lotacao l where l.x = 1',
      ['unit', 'team', 'lotacao'],
    ],
    ['select 1 from only unit left join lateral (select 1 from team) t on true', ['unit', 'team']],
    ['from (unit u join team t on t.unit_id = u.id)', ['unit', 'team']],
    ['delete from team using unit, lotacao l where true', ['unit', 'lotacao']],
    ['select (select min(name) from unit), a, team from lotacao order by a, session', ['unit', 'lotacao']],
    ['update team set name = u.name from unit u where u.id = unit_id', ['unit']],
    ['select * from unnest(?::text[]) as x (a, b), unit', ['unit']],
    [' unit ', ['unit']],
  ])('reads of %s', (text, expected) => {
    expect(read(text).sort()).toEqual([...expected].sort());
  });

  test.each([
    ['insert into unit (id) select id from team', ['unit']],
    ['update unit set name = 1', ['unit']],
    ['with x as (delete from unit returning id) select 1 from x', ['unit']],
    ['insert into unit values (1) on conflict (id) do update set name = excluded.name', ['unit']],
    ['lock table unit in share mode', ['unit']],
    ['copy unit (id, name) from stdin', ['unit']],
    ['truncate unit', ['unit']],
  ])('writes of %s', (text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  test.each([
    "select 'from unit', 1 -- from unit",
    'select * from information_schema.unit',
    'select a is distinct from unit, extract(day from unit), substring(name from team)',
    'with unit as (select 1), team (a) as materialized (select 2) select * from unit, team',
    'select 1 from generate_series(1, 2) for update',
    'select * from x join y using (unit)',
  ])('names no table: %s', (text) => {
    const tables = new Set(['unit', 'team']);
    expect(relationsOf(text).filter(({ name }) => tables.has(name))).toEqual([]);
  });
});

test('finds the SQL of a file: marked, or a string that reads like a statement', () => {
  const source = [
    'const a = sql<Row>`from ${one} unit`;',
    "await client.query('select 1 from team');",
    "const called = `(select name from ${'x'})`;",
    "const text = 'Escolha a equipe'; const other = `with the update of ${text}`;",
    "const named = sql.table('team');",
    "const guard = 'TRUNCATE FOR EACH STATEMENT'; const emptied = 'truncate unit, team';",
  ].join('\n');
  expect(sqlTexts('a.ts', source)).toEqual([
    { text: 'from  ?  unit', line: 1 },
    { text: 'select 1 from team', line: 2 },
    { text: '(select name from  ? )', line: 3 },
    { text: 'team', line: 5 },
    { text: 'truncate unit, team', line: 6 },
  ]);
});

const owners = ownersOf([
  { file: 'modules/health-network/tables.ts', text: "[{ name: 'unit', scope: 'x' }, { name: 'team' }]" },
  { file: 'platform/db/tables.ts', text: "[{ name: 'job' }, { name: 'audit_event' }]" },
  { file: 'modules/citizens/migrations/2_b.sql', text: 'drop view citizens_old;' },
  { file: 'modules/citizens/migrations/1_a.sql', text: 'create view citizens_old as select 1;' },
  {
    file: 'modules/health-network/migrations/1_v.sql',
    text: 'create or replace view health_network_unit as select 1;',
  },
]);

test('tables are of the room that declares them, views of the room whose migrations make them', () => {
  expect(Object.fromEntries(owners.tables)).toEqual({
    unit: 'health-network',
    team: 'health-network',
    job: 'platform',
    audit_event: 'platform',
  });
  expect(Object.fromEntries(owners.views)).toEqual({ health_network_unit: 'health-network' });
});

describe('a file of a room', () => {
  const broken = (file: string, text: string) => brokenBy({ file, text: `sql\`${text}\`` }, owners);

  test('reads no table of another, and no table of platform', () => {
    const { tables } = broken('modules/citizens/server/queries.ts', 'select from unit join job on true');
    expect(tables).toHaveLength(2);
    expect(tables[0]).toContain(
      'modules/citizens/server/queries.ts:1: reads unit, a table of health-network',
    );
  });

  test('writes neither a table nor a view of another', () => {
    const { tables } = broken(
      'modules/citizens/server/queries.ts',
      'update health_network_unit set name = 1',
    );
    expect(tables).toHaveLength(1);
  });

  test('reads the views of another and all that is its own', () => {
    const file = (room: string) => `modules/${room}/server/some-queries.ts`;
    const fine = { tables: [], files: [] };
    expect(broken(file('citizens'), 'select from health_network_unit')).toEqual(fine);
    expect(broken(file('health-network'), 'update unit set name = 1')).toEqual(fine);
    expect(broken(file('audit'), 'select from audit_event')).toEqual(fine);
  });

  test('holds SQL only when it is a file of queries', () => {
    expect(broken('modules/health-network/server/save.ts', 'select from unit').files).toHaveLength(1);
    expect(broken('modules/health-network/tables.ts', 'select from unit').files).toEqual([]);
    expect(broken('platform/jobs/queue.ts', 'select from job').files).toEqual([]);
  });
});

test('the table of the house says whose each table and view is, and nothing else', () => {
  const rows = houseRows(owners);
  expect(rows).toContain('| `health-network` | `unit`, `team` | `health_network_unit` |');
  expect(houseProblems(rows.join('\n'), owners)).toEqual([]);
  expect(houseProblems(rows.slice(1).join('\n'), owners)).toHaveLength(1);
  expect(houseProblems([...rows, '| `attic` | `box` | – |'].join('\n'), owners)).toHaveLength(1);
});

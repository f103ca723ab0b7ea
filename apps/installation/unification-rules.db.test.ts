import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '#platform/db/database';
import { map, move, skip, type UnificationRule } from '#platform/db/tables';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { allTables } from './modules.ts';

type Entering = Exclude<UnificationRule, { rule: 'skip' }>;
type Rules = Readonly<Record<string, UnificationRule>>;
type Table = {
  columns: { name: string; type: string }[];
  /** Unique indexes: `others` are columns of their expressions and conditions. */
  uniques: { name: string; columns: string[]; others: string[] }[];
  references: { name: string; columns: string[]; to: string; toColumns: string[] }[];
};

let database: TestDatabase;
let catalogue: ReadonlyMap<string, Table>;

async function ask<T extends object>(query: string): Promise<T[]> {
  const pool = createPool(database.url, { max: 1, applicationName: 'pec-test' });
  try {
    return (await pool.query<T>(query)).rows;
  } finally {
    await pool.end();
  }
}

const namesOf = (relation: string, numbers: string) =>
  `array(select a.attname::text from pg_attribute a where a.attrelid = ${relation} and a.attnum = any(${numbers}))`;

beforeAll(async () => {
  database = await createTestDatabase();
  const rows = await ask<Table & { table: string }>(`
    select c.relname as table,
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null))), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
        as columns,
      (select coalesce(jsonb_agg(jsonb_build_object('name', x.relname,
          'columns', ${namesOf('c.oid', 'i.indkey::int2[]')},
          'others', array(select distinct a.attname::text from pg_depend d
            join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
            where d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.refobjid = c.oid
              and a.attnum <> all(i.indkey::int2[])))), '[]')
        from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and i.indisunique) as uniques,
      (select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'columns', ${namesOf('c.oid', 'k.conkey')},
          'to', (select r.relname from pg_class r where r.oid = k.confrelid),
          'toColumns', ${namesOf('k.confrelid', 'k.confkey')})), '[]')
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0) as references
    from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition`);
  catalogue = new Map(rows.map(({ table, ...found }) => [table, found]));
});
afterAll(() => database.drop());

/** Faults that a walk finds in the rules of all tables, of which some are declared otherwise. */
function faults(
  walk: (rule: Entering, table: Table, all: Rules) => string[],
  otherwise: Rules = {},
): string[] {
  const declared = Object.fromEntries(allTables.map(({ name, unification }) => [name, unification]));
  const all = { ...declared, ...otherwise };
  return Object.entries(all).flatMap(([name, rule]) => {
    const table = catalogue.get(name);
    if (rule.rule === 'skip' || !table) return [];
    return walk(rule, table, all).map((fault) => `${name}: ${fault}`);
  });
}

const said = ({ ids = [], plain = [], set = {} }: Entering) => [...ids, ...plain, ...Object.keys(set)];

/** Types whose values may be ids, or hold some. */
const MAY_HOLD = /^(uuid|uuid\[\]|jsonb?)$/;

const untold = (rule: Entering, { columns, references }: Table): string[] =>
  columns
    .filter(({ name, type }) => MAY_HOLD.test(type) && name !== 'id')
    .filter(({ name }) => !references.some((reference) => reference.columns.includes(name)))
    .filter(({ name }) => said(rule).filter((one) => one === name).length !== 1)
    .map(({ name, type }) => `${name} (${type})`);

test('UNI-07 a table that moves says once, of each column that may hold ids and is no key, what is in it', () => {
  expect(faults(untold)).toEqual([]);
  expect(faults(untold, { citizen_opening: move({ label: 'x' }) })).toEqual([
    'citizen_opening: access_id (uuid)',
  ]);
  expect(faults(untold, { duplicate_pair: move({ label: 'x' }) })).toEqual([
    'duplicate_pair: evidence (jsonb)',
  ]);
  expect(
    faults(untold, { citizen_opening: move({ label: 'x', ids: ['access_id'], plain: ['access_id'] }) }),
  ).toEqual(['citizen_opening: access_id (uuid)']);
});

const dangling = ({ set = {} }: Entering, { references }: Table, all: Rules): string[] =>
  references
    .filter(({ to, columns }) => all[to]?.rule === 'skip' && !columns.some((one) => one in set))
    .map(({ name, to }) => `${name} to ${to}`);

test('UNI-07 what points at a row that stays is said anew', () => {
  expect(faults(dangling)).toEqual([]);
  expect(faults(dangling, { received_lote: move({ label: 'x' }) })).toEqual([
    'received_lote: received_lote_peer_id_fkey to sending_peer',
  ]);
  expect(faults(dangling, { citizen_merge: skip('') })).toEqual([
    'citizen_merge_member: citizen_merge_member_merge_id_fkey to citizen_merge',
    'citizen_merge_move: citizen_merge_move_merge_id_fkey to citizen_merge',
  ]);
});

/** Ids that no row here has: the row's own, or that of one which enters with its own. */
const isFresh = (column: string, { references }: Table, all: Rules): boolean =>
  column === 'id' ||
  references.some(
    ({ columns, to, toColumns }) =>
      columns.length === 1 && columns[0] === column && toColumns[0] === 'id' && all[to]?.rule === 'move',
  );

const clashing = (rule: Entering, table: Table, all: Rules): string[] =>
  table.uniques
    .filter(({ name, columns, others }) => {
      const settled = [...Object.keys(rule.set ?? {}), ...(rule.rule === 'map' ? (rule.disputed ?? []) : [])];
      const isSettled = [...columns, ...others].some((one) => settled.includes(one));
      const [key = []] = rule.rule === 'map' && rule.meets === undefined ? rule.by : [];
      const isKey = others.length === 0 && key.toSorted().join() === columns.toSorted().join();
      const isTold = rule.cannotClash?.includes(name) === true;
      return !isSettled && !isKey && !isTold && !columns.some((one) => isFresh(one, table, all));
    })
    .map(({ name }) => name);

test('UNI-07 no unique index stands in the way of a row that enters', () => {
  expect(faults(clashing)).toEqual([]);
  expect(faults(clashing, { unit: move({ label: 'x', plain: ['address'] }) })).toEqual(['unit: unit_cnes']);
  expect(
    faults(clashing, { generated_lote: move({ label: 'x', plain: ['origin_installation_id'] }) }),
  ).toEqual(['generated_lote: generated_lote_number']);
  expect(faults(clashing, { received_lote: move({ label: 'x', set: { file_id: 'null' } }) })).toEqual([
    'received_lote: received_lote_unfinished',
  ]);
  expect(faults(clashing, { professional: map({ label: 'x', by: [['cpf'], ['cns']] }) })).toEqual([
    'professional: professional_cns',
  ]);
  expect(faults(clashing, { profile: map({ label: 'x', by: [['slug']] }) })).toEqual([
    'profile: profile_name',
  ]);
});

const misnamed = (rule: Entering, { columns, references, uniques }: Table, all: Rules): string[] => {
  const { by = [], compare = [], disputed = [], of = [] } = rule.rule === 'map' ? rule : {};
  const known = columns.map(({ name }) => name);
  const belongs = [of].flat();
  return [
    ...[...said(rule), ...by.flat(), ...compare, ...disputed, ...belongs].filter(
      (one) => !known.includes(one),
    ),
    ...belongs.filter(
      (one) => !references.some(({ columns: [key], to }) => key === one && all[to]?.rule !== 'skip'),
    ),
    ...(rule.cannotClash ?? []).filter((one) => !uniques.some(({ name }) => name === one)),
  ];
};

test('UNI-07 rules name what there is: columns, tables that move, indexes, SQL that can be asked', async () => {
  expect(faults(misnamed)).toEqual([]);
  const unit = { label: 'unidades', by: [['municipality_id', 'cnes']], plain: ['address'] };
  expect(faults(misnamed, { unit: map({ ...unit, compare: ['nome'] }) })).toEqual(['unit: nome']);
  expect(faults(misnamed, { unit: map({ ...unit, of: 'cnes' }) })).toEqual(['unit: cnes']);
  expect(faults(misnamed, { unit: map({ ...unit, cannotClash: ['unit_name'] }) })).toEqual([
    'unit: unit_name',
  ]);
  for (const { name, unification: rule } of allTables) {
    if (rule.rule === 'skip') continue;
    const meets = rule.rule === 'map' ? rule.meets : undefined;
    const values = ['1', ...Object.values(rule.set ?? {})].join(', ');
    const rows = [rule.only?.rows, meets, 'true'].filter((one) => one !== undefined).join(' and ');
    // A fault of the SQL names what it stumbled over.
    await ask(
      `select ${values} from ${name} s where ${rows}`.replaceAll(':installation', 'gen_random_uuid()'),
    );
  }
});

test('UNI-07 a table that stays tells people why, in a sentence', () => {
  const reasons = allTables.flatMap(({ name, unification: rule }) => {
    const why = rule.rule === 'skip' ? rule.why : rule.only?.why;
    return why === undefined ? [] : [`${name}: ${why}`];
  });
  expect(reasons.length).toBeGreaterThan(30);
  expect(reasons.filter((one) => !/^\w+: \p{Lu}.{20,}\.$/u.test(one))).toEqual([]);
});

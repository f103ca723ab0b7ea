import type pg from 'pg';
import { foundChangesInsert } from '#platform/audit/changelog';
import { quoted } from '#platform/db/bases/server';
import { sql, type Tx } from '#platform/db/database';
import { BY_SIGNING_IN } from '../by-signing-in.ts';
import {
  ENTERED,
  enteredRows,
  enteringRows,
  hashOf,
  isEntered,
  keyText,
  literal,
  outcomeOf,
  settledRows,
  stageOf,
} from './row-queries.ts';
import { type EnteringTable, idOf } from './table.ts';

/** Nobody else writes to these until the transaction ends; they are read as ever. */
export async function lockTables(client: pg.ClientBase, tables: readonly EnteringTable[]): Promise<void> {
  await client.query(
    `lock table ${tables
      .filter(({ name }) => !BY_SIGNING_IN.has(name))
      .map(({ name }) => quoted(name))
      .join(', ')} in share row exclusive mode`,
  );
}

/** Months that rows of a table will stand in get their partitions. */
export async function makeMonths(client: pg.ClientBase, { name, month }: EnteringTable): Promise<void> {
  if (month === null) return;
  await client.query(
    `select ensure_month_partitions(${literal(name)}::regclass, month::date, 1)
      from (select distinct date_trunc('month', s.${quoted(month)} at time zone 'UTC') as month
        from ${stageOf(name)} s order by 1) months`,
  );
}

/** Rows that entered. */
export async function enter(
  client: pg.ClientBase,
  table: EnteringTable,
  installationId: string,
): Promise<number> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const { rowCount } = await client.query(
    `insert into ${quoted(table.name)} (${columns}) overriding system value
      select ${columns} from (${enteringRows(table, installationId)}) e`,
  );
  return rowCount ?? 0;
}

/** What became of every row of a table, for ever. A row that has the same key here tells no target. */
export async function keepRows(
  client: pg.ClientBase,
  table: EnteringTable,
  processId: string,
  installationId: string,
): Promise<void> {
  await client.query(
    `insert into unification_row (process_id, table_name, source_key, outcome, target_key, reason, kept)
      select $1, ${literal(table.name)}, s.pec_key, coalesce(o.outcome, 'inserted'),
        nullif(coalesce(o.target, case when o.enters is not false then ${keyText('s', table.key)} end), s.pec_key),
        o.reason, o.kept
      from (${settledRows(table, installationId)}) s left join ${outcomeOf(table, 's')}`,
    [processId],
  );
}

/** Rows that people know by name are told to whoever follows changes; `rows`: a query of them. */
export async function tellChanges(
  tx: Tx,
  table: EnteringTable,
  { at, rows, operation }: { at: Date; rows: string; operation: 'I' | 'D' },
): Promise<void> {
  if (idOf(table) === undefined || table.declaration.record === undefined) return;
  const found = sql`select ${table.name}::text, e.id, ${operation}::char(1) from (${sql.raw(rows)}) e`;
  await foundChangesInsert(at, found).execute(tx);
}

const keysOf = (table: EnteringTable) =>
  table.key.map((name) => `e.${quoted(name)} = c.${quoted(name)}`).join(' and ');

/** `rows`: how many should have entered; `there`: how many of them are. */
export type Proof = { table: string; rows: number; there: number; expected: string; found: string };

/** Rows as they should have entered, and as they are read back. */
export async function prove(
  client: pg.ClientBase,
  table: EnteringTable,
  installationId: string,
): Promise<Proof> {
  const { columns } = table;
  const [first = ''] = table.key;
  const { rows } = await client.query<Omit<Proof, 'table'>>(
    `with entering as materialized (
        select ${table.key.map((name) => `e.${quoted(name)}`).join(', ')}, ${hashOf('e', columns)} as pec_hash
        from (${enteringRows(table, installationId)}) e)
      select count(*)::float8 as rows, count(c.${quoted(first)})::float8 as there,
        coalesce(sum(e.pec_hash), 0)::text as expected,
        coalesce(sum(${hashOf('c', columns)}) filter (where c.${quoted(first)} is not null), 0)::text as found
      from entering e left join ${quoted(table.name)} c on ${keysOf(table)}`,
  );
  const [proof] = rows;
  if (!proof) throw new Error('a sum without a row');
  return { table: table.name, ...proof };
}

/** The people that entered, for the counts that follow; until the transaction ends. */
export async function keepPeople(
  client: pg.ClientBase,
  people: EnteringTable,
  installationId: string,
): Promise<void> {
  await client.query(
    `create temporary table pec_person on commit drop as
      select e.id from (${enteringRows(people, installationId)}) e`,
  );
  await client.query('analyze pec_person');
}

/** People that entered of whom not all rows of a table did. */
export async function countByCitizen(
  client: pg.ClientBase,
  table: EnteringTable,
  column: string,
  installationId: string,
): Promise<number> {
  const { rows } = await client.query<{ differing: number }>(
    `with told as materialized (
        select e.${quoted(column)} as id, count(*) as n from (${enteringRows(table, installationId)}) e group by 1),
      there as materialized (
        select c.${quoted(column)} as id, count(*) as n
        from ${quoted(table.name)} c join pec_person p on p.id = c.${quoted(column)} group by 1)
      select count(*) filter (where coalesce(told.n, 0) <> coalesce(there.n, 0))::float8 as differing
      from pec_person p left join told on told.id = p.id left join there on there.id = p.id`,
  );
  return rows[0]?.differing ?? 0;
}

/** Keys that point at rows which enter, from tables of which nothing enters: what is written here about who arrived. */
async function strangePointers(
  client: pg.ClientBase,
  tables: readonly EnteringTable[],
): Promise<{ table: string; column: string; target: string; other: string; notNull: boolean }[]> {
  const { rows } = await client.query(
    `select f.conrelid::regclass::text as table, a.attname as column, f.confrelid::regclass::text as other,
        b.attname as target, a.attnotnull as "notNull"
      from pg_constraint f
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
      where f.contype = 'f' and f.conparentid = 0 and cardinality(f.conkey) = 1
        and f.confrelid::regclass::text = any ($1) and not (f.conrelid::regclass::text = any ($1))`,
    [tables.map(({ name }) => name)],
  );
  return rows as { table: string; column: string; target: string; other: string; notNull: boolean }[];
}

/**
 * Tries to enter, links for a password, accesses that an administrator gave: what was written here of those who leave goes
 * with them, or forgets them where it may.
 */
export async function freePointers(
  client: pg.ClientBase,
  tables: readonly EnteringTable[],
  processId: string,
): Promise<void> {
  for (const { table, column, other, target, notNull } of await strangePointers(client, tables)) {
    const owner = tables.find(({ name }) => name === other);
    if (!owner) continue;
    const leaving = `p.${quoted(column)} in (select e.${quoted(target)} from (${enteredRows(owner, processId)}) e)`;
    await client.query(
      notNull
        ? `delete from ${quoted(table)} p where ${leaving}`
        : `update ${quoted(table)} p set ${quoted(column)} = null where ${leaving}`,
    );
  }
}

/**
 * Indexes for keys that have none (`unindexed` of the declarations), for as long as rows on their other side are deleted one by
 * one. Gives what takes them away again.
 */
export async function indexPointers(
  client: pg.ClientBase,
  tables: readonly EnteringTable[],
): Promise<() => Promise<void>> {
  const keys = tables.flatMap(({ declaration }) => declaration.unindexed ?? []);
  const { rows } = await client.query<{ table: string; key: string; column: string }>(
    `select f.conrelid::regclass::text as table, f.conname as key, a.attname as column from pg_constraint f
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.contype = 'f' and f.conparentid = 0 and f.conname = any ($1)`,
    [keys],
  );
  const named = rows.map((one) => ({ ...one, index: quoted(`pec_${one.key}`.slice(0, 63)) }));
  for (const { table, column, index } of named)
    await client.query(`create index ${index} on ${quoted(table)} (${quoted(column)})`);
  return async () => {
    for (const { index } of named) await client.query(`drop index ${index}`);
  };
}

/** Takes away what entered. */
export async function leave(client: pg.ClientBase, table: EnteringTable, processId: string): Promise<number> {
  const { rowCount } = await client.query(
    `delete from ${quoted(table.name)} c using unification_row u where ${isEntered(table, processId, 'c')}`,
  );
  return rowCount ?? 0;
}

export async function countKept(client: pg.ClientBase, processId: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{ table: string; count: number }>(
    `select u.table_name as table, count(*)::float8 as count from unification_row u
      where u.process_id = $1 and ${ENTERED} group by 1`,
    [processId],
  );
  return new Map(rows.map(({ table, count }) => [table, count]));
}

export async function forgetRows(client: pg.ClientBase, processId: string): Promise<void> {
  await client.query('delete from unification_row where process_id = $1', [processId]);
}

/** Statistics of what became of each row, which undoing finds rows by. */
export const analyzeRows = (client: pg.ClientBase): Promise<unknown> =>
  client.query('analyze unification_row');

/** Statistics of what is no longer what it was. */
export async function analyzeTables(client: pg.ClientBase, tables: readonly EnteringTable[]): Promise<void> {
  for (const { name } of tables) await client.query(`analyze ${quoted(name)}`);
}

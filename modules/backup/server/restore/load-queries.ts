import type pg from 'pg';

const quoted = (client: pg.Client, names: readonly string[]): string =>
  names.map((name) => client.escapeIdentifier(name)).join(', ');

/** For a great load. What is not on disk yet is by the time that bases are exchanged, whose commit waits for it. */
export async function settleForLoading(client: pg.Client): Promise<void> {
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '192MB'");
}

/** What the migrations seeded gives way to what the copy holds. */
export async function emptyTables(client: pg.Client, tables: readonly string[]): Promise<void> {
  if (tables.length > 0) await client.query(`truncate ${quoted(client, tables)}`);
}

/** The column by whose month a table is parted; undefined for one that is whole. */
export async function findMonthColumn(client: pg.Client, table: string): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_partitioned_table p
        join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
      where p.partrelid = $1::regclass`,
    [client.escapeIdentifier(table)],
  );
  return rows[0]?.name;
}

/** The partition of a month (`2026-11`). */
export async function ensureMonth(client: pg.Client, table: string, month: string): Promise<void> {
  await client.query('select ensure_month_partitions($1::regclass, $2::date, 1)', [
    client.escapeIdentifier(table),
    `${month}-01`,
  ]);
}

/** Columns that the base has, of those that it does not make itself. */
export async function listColumns(client: pg.Client, table: string): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [client.escapeIdentifier(table)],
  );
  return new Set(rows.map(({ name }) => name));
}

/** A sequence goes on where that of the copy stood; one that is no more has nothing to go on with. */
export async function setSequence(client: pg.Client, name: string, last: number): Promise<void> {
  await client.query('select setval(to_regclass($1), $2) where to_regclass($1) is not null', [
    client.escapeIdentifier(name),
    last,
  ]);
}

/** What the planner must know of tables that were empty a moment ago. */
export async function analyze(client: pg.Client): Promise<void> {
  await client.query('analyze');
}

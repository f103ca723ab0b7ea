import { rowsOf, sql } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { allTables } from './modules.ts';

type Row = Readonly<Record<string, unknown>>;
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** What every act leaves behind, whatever it changes. */
const TRACES = new Set([
  'audit_event',
  'changelog',
  'job',
  'stored_file',
  'stored_file_chunk',
  'idempotency_key',
]);

/** All rows of all tables, by primary key. */
export async function snapshotOf({ db }: Platform): Promise<Snapshot> {
  const keys = await rowsOf<{ table: string; columns: string[] }>(
    db,
    sql`select i.indrelid::regclass::text as table, array_agg(a.attname::text) as columns
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indisprimary group by 1`,
  );
  const keyOf = new Map(keys.map(({ table, columns }) => [table, columns]));
  const tables = new Map<string, Map<string, Row>>();
  for (const { name } of allTables.filter((table) => !TRACES.has(table.name))) {
    const rows = await rowsOf<{ row: Row }>(db, sql`select to_jsonb(t) as row from ${sql.ref(name)} t`);
    const columns = keyOf.get(name);
    const byKey = rows.map(({ row }) => {
      // Without a key of its own the whole row is one.
      const key = columns ? columns.map((column) => row[column]) : row;
      return [JSON.stringify(key), row] as const;
    });
    tables.set(name, new Map(byKey));
  }
  return tables;
}

/** One row that differs: `columns` of a row that was and is there, null of one that came or went. */
export type Difference = {
  table: string;
  row: Row;
  what: 'added' | 'removed' | 'changed';
  columns: string[];
};

export function differences(before: Snapshot, after: Snapshot): Difference[] {
  return [...after].flatMap(([table, rows]) => {
    const former = before.get(table) ?? new Map<string, Row>();
    const removed = [...former].filter(([key]) => !rows.has(key));
    return [
      ...removed.map(([, row]): Difference => ({ table, row, what: 'removed', columns: [] })),
      ...[...rows].flatMap(([key, row]): Difference[] => {
        const was = former.get(key);
        if (!was) return [{ table, row, what: 'added', columns: [] }];
        const columns = Object.keys(row).filter(
          (column) => JSON.stringify(row[column]) !== JSON.stringify(was[column]),
        );
        return columns.length > 0 ? [{ table, row: was, what: 'changed', columns }] : [];
      }),
    ];
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { projectRoot } from '#platform/config/root';

const FOLDER = join(projectRoot(), 'tests/fixtures/schemas');
const KEPT = '.sql.gz';

/** Bases as programs of their day left them, by their newest migration: `npm run keep-schema` makes the next one. */
export const keptBases = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(KEPT))
    .map((name) => name.slice(0, -KEPT.length))
    .sort();

/** What makes a kept base in an empty database, structure and rows. */
export const keptSql = (name: string): string =>
  gunzipSync(readFileSync(join(FOLDER, name + KEPT))).toString();

export type Table = { oid: number; name: string };

export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`select oid, relname as name from pg_class
    where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace`);
  return rows;
}

/** Rows of each of these tables, by the name it was found under: it may have another by now. */
export async function countRows(
  client: pg.ClientBase,
  tables: readonly Table[],
): Promise<Record<string, number>> {
  const now = new Map((await tablesOf(client)).map(({ oid, name }) => [oid, name]));
  const counts = tables.map(
    ({ oid, name }) => `select '${name}' as name, count(*) as rows from "${now.get(oid)}"`,
  );
  const { rows } = await client.query<{ name: string; rows: number }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

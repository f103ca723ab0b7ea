import type pg from 'pg';
import { platformTables } from '#platform/db/tables';
import { modules } from './modules.ts';

type Column = {
  table: string;
  name: string;
  type: string;
  list: boolean;
  nullable: boolean;
  words: string | null;
};

/** What the pool reads each type as (`platform/db/database.ts`); other types come as text. */
const READ_AS: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  timestamptz: 'Date',
};

/** Columns of every table in their order; `words` holds what a check lets stand in one: `column = any (array['a', 'b'])`. */
const COLUMNS = `
  select c.relname as table, a.attname as name, coalesce(e.typname, t.typname) as type, e.oid is not null as list,
    not a.attnotnull as nullable,
    (select pg_get_expr(k.conbin, k.conrelid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_expr(k.conbin, k.conrelid) ~ '^\\(\\w+ = ANY \\(ARRAY\\[[^]]*\\]\\)\\)$'
      order by k.conname limit 1) as words
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
  order by c.relname, a.attnum`;

function typeOf({ type, list, nullable, words }: Column): string {
  const of = words
    ? [...words.matchAll(/'((?:[^']|'')*)'::/g)].map(([, word]) => `'${word}'`).join(' | ')
    : (READ_AS[type] ?? 'string');
  return `${list ? `${of}[]` : of}${nullable && of !== 'unknown' ? ' | null' : ''}`;
}

/** The text of each file of row types, by its path: one a room, with the tables that the room owns. */
export async function rowFiles(client: pg.Client): Promise<Map<string, string>> {
  const { rows: columns } = await client.query<Column>(COLUMNS);
  const rooms = [
    { path: 'platform/db/rows.ts', tables: platformTables },
    ...modules.map(({ name, tables = [] }) => ({ path: `modules/${name}/server/rows.ts`, tables })),
  ];
  const rowOf = (table: string) =>
    columns
      .filter((column) => column.table === table)
      .map((column) => `    ${column.name}: ${typeOf(column)};\n`)
      .join('');
  return new Map(
    rooms
      .filter(({ tables }) => tables.length > 0)
      .map(({ path, tables }) => [
        path,
        '// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.\n' +
          `export type Tables = {\n${tables.map(({ name }) => `  ${name}: {\n${rowOf(name)}  };\n`).join('')}};\n`,
      ]),
  );
}

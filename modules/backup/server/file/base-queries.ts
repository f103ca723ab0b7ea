import type pg from 'pg';
import { quoted } from '#platform/db/bases/server';
import type { CopyManifest } from './format.ts';

/** A table as it is copied. */
export type CopiedTable = {
  name: string;
  /** Those of the key first; never generated ones. */
  columns: string[];
  keyColumns: number;
  /** As the server last counted. */
  estimate: number;
};

/** One moment of the base, for all that is read of it until the transaction ends; and text that reads the same anywhere. */
export async function beginSnapshot(client: pg.ClientBase): Promise<void> {
  await client.query(
    `begin transaction isolation level repeatable read, read only;
      set local statement_timeout = 0;
      set local idle_in_transaction_session_timeout = 0;
      set local bytea_output = 'hex';
      set local intervalstyle = 'postgres';
      set local extra_float_digits = 1`,
  );
}

/** The server need no longer keep what was changed since. */
export async function endSnapshot(client: pg.ClientBase): Promise<void> {
  await client.query('commit');
}

const LOCK = 'backup: a copy';

/** Only one copy of a base is made at a time; held until the connection ends. */
export async function takeTurn(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
    [LOCK],
  );
  return rows[0]?.taken === true;
}

/** Tables of these names, in their order. The parent of monthly partitions stands for them. */
export async function describeTables(
  client: pg.ClientBase,
  names: readonly string[],
): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select c.relname as name,
        (select array_agg(a.attname::text order by array_position(k.conkey, a.attnum) nulls last, a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and a.attgenerated = '') as columns,
        coalesce(cardinality(k.conkey), 0) as "keyColumns",
        (select coalesce(sum(greatest(leaf.reltuples, 0)), 0)::float8 from pg_class leaf
          where leaf.oid = c.oid
            or leaf.oid in (select inhrelid from pg_inherits where inhparent = c.oid)) as estimate
      from unnest($1::text[]) with ordinality as wanted (name, place)
      join pg_class c on c.relname = wanted.name and c.relnamespace = 'public'::regnamespace
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
      order by wanted.place`,
    [names],
  );
  return rows;
}

export const rowsQuery = ({ name, columns }: CopiedTable): string =>
  `select ${columns.map(quoted).join(', ')} from ${quoted(name)}`;

export async function readSequences(client: pg.ClientBase): Promise<CopyManifest['sequences']> {
  const { rows } = await client.query<CopyManifest['sequences'][number]>(
    `select sequencename::text as name, last_value as last from pg_sequences
      where schemaname = 'public' order by sequencename`,
  );
  return rows;
}

export async function describeServer(client: pg.ClientBase): Promise<CopyManifest['server']> {
  const { rows } = await client.query<CopyManifest['server']>(
    `select current_setting('server_version') as version, pg_encoding_to_char(encoding) as encoding,
        coalesce(datcollate, '') as collation
      from pg_database where datname = current_database()`,
  );
  const [server] = rows;
  if (!server) throw new Error('a base without a name');
  return server;
}

import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import { namingPool } from './named.ts';

// Table types stay in the queries (`sql<Row>`): every SQL text of a module is in its queries.ts.
type NoTables = Record<never, never>;
export type Database = Kysely<NoTables>;
export type Tx = Transaction<NoTables>;
/** What a query runs on: the pool, or the transaction of a use case. */
export type Db = Database | Tx;

const { builtins } = pg.types;
const types = new pg.TypeOverrides();
// Counts and sequences stay far below 2^53; dates are civil dates, never instants.
types.setTypeParser(builtins.INT8, (text) => Number(text));
types.setTypeParser(builtins.DATE, (text) => text);

const CONNECT_MS = 10_000;
// A server of the municipality may write dates and hours in its own way: what we read is one form everywhere.
const SESSION = "set datestyle = 'ISO'; set timezone = 'UTC'";

const prepare = (client: pg.ClientBase) => client.query(SESSION);

export type PoolOptions = { max: number; applicationName: string };

/** A pool whose idle connections may break (server restarted) without killing the process. */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.applicationName,
    types,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    // Statements go down a connection without waiting for the answer of the one before (see lanes.ts).
    pipeline: true,
    // The pool waits for it, which its types do not say.
    onConnect: prepare as (client: pg.ClientBase) => void,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** `namedStatements: false` for a pgbouncer between: what `named` marks is then planned each time. */
export function createDatabase(pool: pg.Pool, options = { namedStatements: true }): Database {
  const source = options.namedStatements ? namingPool(pool) : pool;
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: source }) });
}

/** A client of its own (LISTEN, advisory locks, migrations). The caller ends it. */
export async function connectClient(url: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    types,
    connectionTimeoutMillis: CONNECT_MS,
    // A listener says nothing for hours: without probes a link cut in silence is never noticed.
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  await prepare(client);
  return client;
}

/** Rows of a query. */
export async function rowsOf<R>(db: Db, query: RawBuilder<R>): Promise<R[]> {
  return (await query.execute(db)).rows;
}

/** First row or undefined. */
export async function findRow<R>(db: Db, query: RawBuilder<R>): Promise<R | undefined> {
  return (await query.execute(db)).rows[0];
}

/** The only row; throws when there is none (a programming error, not a person's). */
export async function getRow<R>(db: Db, query: RawBuilder<R>): Promise<R> {
  const row = await findRow(db, query);
  if (row === undefined) throw new Error('a query that must return a row returned none');
  return row;
}

/** How many rows a statement wrote. */
export async function affected(db: Db, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows ?? 0n);
}

export { sql };

import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { connectClient, type Database } from './database.ts';

/** A connection of its own, and the same one as the query builder takes it. */
export type OneClient = { client: pg.Client; db: Database };

/**
 * Gives a connection to work that needs the driver itself inside a use case (COPY): whatever `db` begins, `client`
 * is in. What it runs is cut when `signal` is aborted. The connection ends with the work.
 */
export async function onOneClient<T>(
  url: string,
  applicationName: string,
  work: (one: OneClient) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const client = await connectClient(url, applicationName);
  const pool = {
    connect: async () => Object.assign(client, { release: () => undefined }),
    end: async () => undefined,
  };
  const cut = () => void cancelQuery(url, applicationName, client);
  try {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', cut);
    return await work({ client, db: new Kysely({ dialect: new PostgresDialect({ pool }) }) });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', cut);
    await client.end();
  }
}

async function cancelQuery(
  url: string,
  applicationName: string,
  { processID }: pg.Client & { processID?: number },
) {
  const other = await connectClient(url, applicationName);
  try {
    await other.query('select pg_cancel_backend($1)', [processID]);
  } finally {
    await other.end();
  }
}

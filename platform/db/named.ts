import { createHash } from 'node:crypto';
import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* named */';

/**
 * The same query, prepared once a connection: for what is asked at every turn, where planning costs more than
 * reading. Only for texts that are few, and the same from call to call whatever the values.
 */
export const named = <R>(query: RawBuilder<R>): RawBuilder<R> => sql<R>`${sql.raw(MARK)} ${query}`;

const names = new Map<string, string>();
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `pec-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
  }
  return name;
}

const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
function namingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]) =>
    text.startsWith(MARK) ? client.query({ name: nameOf(text), text, values }) : client.query(text, values);
  const naming = { query, release: () => client.release() } as unknown as PostgresPoolClient;
  clients.set(client, naming);
  return naming;
}

/** The pool as the query builder takes it, in which marked queries become named statements. */
export function namingPool(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      return clients.get(client) ?? namingClient(client);
    },
    end: () => pool.end(),
  };
}

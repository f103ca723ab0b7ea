import { createHash } from 'node:crypto';
import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { openLanes } from './lanes.ts';

const PREPARED = '/* prepared */';
const SHARED = '/* prepared, shared */';

/**
 * The same query, prepared once a connection: for what is asked at every turn, where planning costs more than
 * the work. Only for texts that are few, and the same from call to call whatever the values.
 */
export const prepared = <R>(query: RawBuilder<R>): RawBuilder<R> => sql<R>`${sql.raw(PREPARED)} ${query}`;

/**
 * The same for a short read. Outside a transaction it shares its connection with others of its kind: one that
 * waits (for the disk, for a lock) or takes long would hold them up.
 */
export const named = <R>(query: RawBuilder<R>): RawBuilder<R> => sql<R>`${sql.raw(SHARED)} ${query}`;

const names = new Map<string, string>();
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `pec-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
  }
  return name;
}

/**
 * The pool as the query builder takes it, in which marked queries become named statements. A connection of its
 * own is taken by the first query that shares none (`begin`, for one), and all that follow go there.
 */
export function namingPool(pool: pg.Pool): PostgresPool {
  const inLanes = openLanes(pool);

  function connect(): PostgresPoolClient {
    let own: Promise<pg.PoolClient> | undefined;
    const query = async (text: string, values: unknown[]) => {
      const isShared = text.startsWith(SHARED);
      const name = isShared || text.startsWith(PREPARED) ? nameOf(text) : undefined;
      const config = name === undefined ? { text, values } : { name, text, values };
      if (isShared && !own) return inLanes(config);
      own ??= pool.connect();
      return (await own).query(config);
    };
    const release = () => {
      own?.then(
        (client) => client.release(),
        () => undefined,
      );
    };
    return { query, release } as unknown as PostgresPoolClient;
  }
  return { connect: () => Promise.resolve(connect()), end: () => pool.end() };
}

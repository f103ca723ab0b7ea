import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { openLanes } from './lanes.ts';

const PREPARED = '/* prepared */';
const SHARED = '/* prepared, shared */';
const LAST = '/* prepared, last */';

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

/** The same for the last statement of a transaction: the commit travels with it, a trip less. */
export const last = <R>(query: RawBuilder<R>): RawBuilder<R> => sql<R>`${sql.raw(LAST)} ${query}`;

/**
 * An array as a value of a prepared query, its length hidden from the planner: a short one looks cheaper than any, and
 * so would be planned for again at each call. After `= any` in parentheses of its own.
 */
export const opaque = (
  values: readonly unknown[],
  type: 'bigint' | 'bytea' | 'text' | 'uuid',
): RawBuilder<unknown> => sql`(select ${[...values]}::${sql.raw(type)}[])::${sql.raw(type)}[]`;

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
 * What the driver writes down as it is. Anything else may fail while it is written, before the statement has left: a
 * commit behind it would then keep a transaction that lacks its end.
 */
const isPlain = (value: unknown): boolean =>
  value === null ||
  typeof value !== 'object' ||
  value instanceof Date ||
  Buffer.isBuffer(value) ||
  (Array.isArray(value) && value.every(isPlain));

/** What is sent in this turn of the event loop leaves the process as one write, and wakes the server once. */
function inOnePacket(client: pg.PoolClient): void {
  // The driver's types leave its connection out.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const ENDS: ReadonlySet<string> = new Set(['commit', 'rollback']);
const NOTHING = { command: '', rowCount: 0, rows: [] };

/** What the query builder holds for a query or a transaction, and how it comes to a connection. */
class Holder {
  readonly #pool: pg.Pool;
  readonly #inLanes: ReturnType<typeof openLanes>;
  #own: Promise<pg.PoolClient> | undefined;
  /** `begin` was asked, but travels with the first statement: a trip less. */
  #toBegin = false;
  /** The commit that went with the last statement; where that one failed, the server made it a rollback. */
  #ended: Promise<pg.QueryResult> | undefined;
  /** What still comes after the end (of several at once, one failed) would be kept on its own. */
  #isOver = false;

  constructor(pool: pg.Pool, inLanes: ReturnType<typeof openLanes>) {
    this.#pool = pool;
    this.#inLanes = inLanes;
  }

  async query(
    text: string,
    values: unknown[],
  ): Promise<Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>> {
    if (text === 'begin') {
      this.#toBegin = true;
      this.#isOver = false;
      return NOTHING;
    }
    if (ENDS.has(text)) {
      this.#isOver = true;
      if (this.#toBegin) return NOTHING;
      if (this.#ended) return text === 'commit' ? this.#ended : NOTHING;
    } else if (this.#isOver) {
      throw new Error('a statement came after the end of its transaction');
    }
    const isShared = text.startsWith(SHARED);
    const isLast = text.startsWith(LAST);
    const name = isShared || isLast || text.startsWith(PREPARED) ? nameOf(text) : undefined;
    const config = name === undefined ? { text, values } : { name, text, values };
    if (isShared && !this.#own && !this.#toBegin) return this.#inLanes(config);
    this.#own ??= this.#pool.connect();
    return this.#send(await this.#own, config, isLast && values.every(isPlain));
  }

  async #send(client: pg.PoolClient, config: pg.QueryConfig, thenCommit: boolean): Promise<pg.QueryResult> {
    inOnePacket(client);
    const begun = this.#toBegin ? client.query('begin') : undefined;
    this.#toBegin = false;
    const result = client.query(config);
    if (thenCommit) {
      this.#ended = client.query('commit');
      // Who asks for the commit is told; after a failure nobody asks.
      this.#ended.catch(() => undefined);
    }
    const [answer] = await Promise.all([result, begun]);
    return answer;
  }

  release(): void {
    this.#own?.then(
      (client) => client.release(),
      () => undefined,
    );
  }
}

/**
 * The pool as the query builder takes it, in which marked queries become named statements. A connection of
 * its own is taken by the first query that shares none, and all that follow go there.
 */
export function namingPool(pool: pg.Pool): PostgresPool {
  const inLanes = openLanes(pool);
  return {
    connect: () => Promise.resolve(new Holder(pool, inLanes) as unknown as PostgresPoolClient),
    end: () => pool.end(),
  };
}

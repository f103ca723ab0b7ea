import pg from 'pg';
import { DatabaseSilent } from './errors.ts';

const BEAT_MS = 2_000;
/** A server under load is slow; one that has not answered so small a question by now answers nothing. */
const SILENCE_MS = 5_000;
const TICKS = 10;

export type Pulse = { stop(): void };

/** The few parts of the driver's connection that its types leave out. */
type Cut = { connection: { stream: { destroy(reason: Error): void } } };

/**
 * Asks the server for a sign of life, on a connection of its own. When there is none, whatever waits on the pool fails
 * with DatabaseSilent at once, and so does whatever comes, until the server answers again: a server that was stopped
 * keeps its connections open, and nobody would ever be told. Starts with the first connection.
 */
export function watchPulse(pool: pg.Pool, url: string, beatMs = BEAT_MS, silenceMs = SILENCE_MS): Pulse {
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => clients.add(client));
  pool.on('remove', (client) => clients.delete(client));
  let silent = false;
  let asking = false;

  const connect = pool.connect.bind(pool) as (...given: unknown[]) => unknown;
  const guarded = (callback?: (error: Error, client: undefined, done: () => void) => void) => {
    if (!silent) return callback ? connect(callback) : connect();
    const reason = new DatabaseSilent('the server answers nothing');
    return callback ? callback(reason, undefined, () => undefined) : Promise.reject(reason);
  };
  Object.assign(pool, { connect: guarded });

  async function beat(): Promise<void> {
    if (asking || (clients.size === 0 && !silent)) return;
    asking = true;
    const alive = await signOfLife(url, silenceMs);
    asking = false;
    silent = !alive;
    if (alive) return;
    const reason = new DatabaseSilent('the server answered nothing');
    for (const client of clients) (client as unknown as Cut).connection.stream.destroy(reason);
  }
  const timer = setInterval(() => void beat(), beatMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** False when the server takes the question and says nothing; one that refuses is no matter of this. */
async function signOfLife(url: string, patienceMs: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'pec-pulse' });
  client.on('error', () => undefined);
  let late = false;
  let ticks = 0;
  // Counted, not clocked: while this process was busy or asleep the answer may have come and waits to be read.
  const timer = setInterval(() => {
    if (++ticks < TICKS) return;
    late = true;
    (client as unknown as Cut).connection.stream.destroy(new Error('silent'));
  }, patienceMs / TICKS);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return !late;
  } finally {
    clearInterval(timer);
    await client.end().catch(() => undefined);
  }
}

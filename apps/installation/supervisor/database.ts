import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '#platform/process/start-error';
import { appliedMigrations } from '#platform/db/migrate';
import { openCluster, type ClusterOptions } from '#platform/postgres/cluster';
import type { PartHandle } from './part.ts';

export type EmbeddedLife = PartHandle & { url: string };

/** Lives of the embedded PostgreSQL of one cluster; each on the port of the first. */
export type EmbeddedPostgres = {
  launch(): Promise<EmbeddedLife>;
  /** Ends a launch that is under way. */
  abort(): Promise<void>;
};

export function embeddedPostgres(
  options: Pick<ClusterOptions, 'directory' | 'pooledConnections' | 'onLog' | 'onNotice'>,
): EmbeddedPostgres {
  let ended: () => void = () => undefined;
  const cluster = openCluster({ ...options, onExit: () => ended() });
  return {
    launch: async () => {
      const exited = new Promise<void>((resolve) => (ended = resolve));
      const { url, pid } = await cluster.start();
      const stop = async () => {
        await cluster.stop();
        ended();
      };
      return { url, pid, ready: Promise.resolve(), exited, stop };
    },
    abort: () => cluster.stop(),
  };
}

const PATIENCE_MS = 30_000;
const OLDEST = 15;
const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EHOSTUNREACH', 'ETIMEDOUT', '57P03']);

/**
 * Waits for the PostgreSQL of DATABASE_URL, up to 30 s (a server starting together with this computer).
 * Throws StartError when it does not answer, refuses, is older than 15 or its base is not in UTF-8.
 */
export async function waitForServer(url: string, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      const { major, encoding } = await serverFacts(url);
      if (major < OLDEST) {
        throw new StartError(
          `O servidor de DATABASE_URL é PostgreSQL ${major}; este programa precisa do ${OLDEST} ou mais novo. ` +
            'Atualize o servidor, ou tire DATABASE_URL para usar o banco embutido.',
        );
      }
      if (encoding !== 'UTF8') {
        throw new StartError(
          `A base de DATABASE_URL está em ${encoding}; este programa precisa de UTF8. ` +
            "Crie outra: create database pec encoding 'UTF8' template template0.",
        );
      }
      return;
    } catch (error) {
      if (error instanceof StartError) throw error;
      const { code, message } = error as { code?: string; message: string };
      if (!PASSING.has(code ?? '') || Date.now() > deadline) {
        const { host } = new URL(url);
        throw new StartError(
          `O banco de DATABASE_URL (${host}) não aceitou a conexão: ${code ?? message}. ` +
            'Confira se o servidor está no ar e se endereço, usuário, senha e base estão certos.',
          { cause: error },
        );
      }
    }
    await sleep(500);
  }
}

async function serverFacts(url: string): Promise<{ major: number; encoding: string }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ major: number; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as major,
        current_setting('server_encoding') as encoding`,
    );
    return rows[0] ?? { major: 0, encoding: '' };
  });
}

/** The incarnation of the installation; null while it has none (before set-up) or the database is away. */
export const readIncarnation = (url: string): Promise<string | null> => getIncarnation(url).catch(() => null);

const NO_SUCH_TABLE = '42P01';

/** The same; throws when the database does not answer. */
export const getIncarnation = (url: string): Promise<string | null> => withClient(url, incarnationIn);

async function incarnationIn(client: pg.Client): Promise<string | null> {
  try {
    const { rows } = await client.query<{ incarnation: string }>(
      'select incarnation::text from setup_installation',
    );
    return rows[0]?.incarnation ?? null;
  } catch (error) {
    if ((error as { code?: string }).code === NO_SUCH_TABLE) return null;
    throw error;
  }
}

/**
 * What tells a base from the one that it was before an upgrade, whatever name each has: the same life, another last migration.
 * Null where nobody has set it up.
 */
export const findStage = (url: string): Promise<string | null> =>
  withClient(url, async (client) => {
    const incarnation = await incarnationIn(client);
    if (incarnation === null) return null;
    const last = (await appliedMigrations(client)).at(-1)?.id;
    return `${incarnation}-${last}`;
  });

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'pec-supervisor',
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

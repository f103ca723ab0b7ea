import type pg from 'pg';
import { copyOut } from '#platform/db/copy-out';
import { appliedMigrations } from '#platform/db/migrate';
import { onOneClient } from '#platform/db/one-client';
import type { Platform } from '#platform/runtime/platform';
import { getInstallation } from '#modules/setup/index';
import {
  beginSnapshot,
  type CopiedTable,
  describeServer,
  describeTables,
  endSnapshot,
  readSequences,
  rowsQuery,
  takeTurn,
} from './base-queries.ts';
import { addFiles } from './beside-the-base.ts';
import { copyRunning } from './faults.ts';
import { CHUNK_TEXT_BYTES, type CopyChunk, type CopyManifest, type CopyTable } from './format.ts';
import { recoveryKeyOf } from './recovery-key.ts';
import { keysOf } from './text.ts';
import { CopyWriter } from './writer.ts';

export type CopyOrder = {
  path: string;
  /** Names of the tables that are part of a copy. */
  tables: readonly string[];
  signal?: AbortSignal | undefined;
  /** Rows so far, and about how many there are. */
  progress?: ((done: number, total: number) => void) | undefined;
};

export type WrittenCopy = { path: string; size: number; rows: number; tables: number; recoveryKeyId: string };

type Base = Pick<Platform, 'db' | 'databaseUrl' | 'boot' | 'clock' | 'version'>;

/**
 * Gives a connection of its own to whoever makes a copy of this base, one at a time. Throws a Problem where another is
 * under way.
 */
export const inTurn = <T>(
  platform: Pick<Platform, 'databaseUrl'>,
  work: (client: pg.Client) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> =>
  onOneClient(
    platform.databaseUrl,
    'pec-backup',
    async ({ client }) => {
      if (await takeTurn(client)) return work(client);
      throw copyRunning();
    },
    signal,
  );

/**
 * Writes a copy of the installation as it is at one moment, whole or not at all; memory stays at a few chunks. `client` is
 * that of `inTurn`. Throws a Problem where the place cannot be written.
 */
export async function writeCopy(platform: Base, client: pg.Client, order: CopyOrder): Promise<WrittenCopy> {
  const { id, incarnation, name } = await getInstallation(platform.db);
  const recovery = await recoveryKeyOf(platform.boot.dataDir);
  const writer = await CopyWriter.begin(
    order.path,
    {
      installation: { id, incarnation, name },
      createdAt: platform.clock.now().toISOString(),
      program: platform.version,
    },
    recovery.key,
  );
  try {
    // The heads of the trail first: what they name is then in the base.
    const files = await addFiles(writer, platform.boot.dataDir);
    const manifest = { files, ...(await addBase(writer, client, order)) };
    const size = await writer.finish(manifest);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { path: order.path, size, rows, tables: manifest.tables.length, recoveryKeyId: recovery.id };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function addBase(
  writer: CopyWriter,
  client: pg.Client,
  order: CopyOrder,
): Promise<Omit<CopyManifest, 'files'>> {
  await beginSnapshot(client);
  const tables = await describeTables(client, order.tables);
  if (tables.length !== order.tables.length)
    throw new Error('a table that is to be copied is not in the base');
  const estimate = tables.reduce((sum, table) => sum + table.estimate, 0);
  const copied: CopyTable[] = [];
  let done = 0;
  for (const table of tables) {
    copied.push(
      await addTable(writer, client, table, (rows) => {
        order.signal?.throwIfAborted();
        done += rows;
        order.progress?.(done, Math.max(done, estimate));
      }),
    );
  }
  const rest = {
    migrations: await appliedMigrations(client),
    sequences: await readSequences(client),
    server: await describeServer(client),
  };
  await endSnapshot(client);
  return { tables: copied, ...rest };
}

async function addTable(
  writer: CopyWriter,
  client: pg.Client,
  table: CopiedTable,
  told: (rows: number) => void,
): Promise<CopyTable> {
  const chunks: CopyChunk[] = [];
  for await (const { text, rows } of copyOut(client, rowsQuery(table), CHUNK_TEXT_BYTES)) {
    const written = await writer.add(text);
    chunks.push({ ...written, rows, ...keysOf(text, table.keyColumns) });
    told(rows);
  }
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
  return { name: table.name, columns: table.columns, rows, chunks };
}

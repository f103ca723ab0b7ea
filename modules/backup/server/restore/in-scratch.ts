import { createScratch } from '#platform/db/bases/scratch';
import { migrateDatabase } from '#platform/db/migrate';
import { serverOf } from '#platform/postgres/base-server';
import type { Platform } from '#platform/runtime/platform';
import type { OpenCopy } from '../file/reader.ts';
import { type Loading, loadCopy } from './load.ts';
import { migrationsOf } from './schema-of.ts';

/**
 * Loads a copy into a base beside the installation's, of the schema that it had, for as long as `use` works with it; the
 * base is gone afterwards.
 */
export async function inScratchBase<T>(
  { databaseUrl, boot, clock }: Pick<Platform, 'databaseUrl' | 'boot' | 'clock'>,
  copy: OpenCopy,
  loading: Loading,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const scratch = await createScratch(serverOf(databaseUrl, boot), clock.now());
  try {
    await migrateDatabase(scratch.url, await migrationsOf(copy));
    await loadCopy(scratch.url, copy, loading);
    return await use(scratch.url);
  } finally {
    // What stays is taken away at the next start.
    await scratch.drop().catch(() => false);
    await scratch.release();
  }
}

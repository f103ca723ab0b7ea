import { requireRoom } from '#platform/db/bases/room';
import { createScratch } from '#platform/db/bases/scratch';
import { type Migration, migrateDatabase } from '#platform/db/migrate';
import { placeOf, serverOf } from '#platform/postgres/base-server';
import type { Platform } from '#platform/runtime/platform';
import { openCopy } from '../file/reader.ts';
import { recoveryKeyOf } from '../file/recovery-key.ts';
import { GROWS, loadCopy } from './load.ts';
import { migrationsOf } from './schema-of.ts';

/**
 * Loads a copy of this installation into a base beside it and brings that up to the migrations of another program, as an
 * upgrade would; the base is gone afterwards. Answers how many there were and how long they took, in ms.
 */
export async function rehearseUpgrade(
  { databaseUrl, boot, clock }: Pick<Platform, 'databaseUrl' | 'boot' | 'clock'>,
  path: string,
  { migrations, signal }: { migrations: readonly Migration[]; signal?: AbortSignal },
): Promise<{ steps: number; migrateMs: number }> {
  const copy = await openCopy(path, (await recoveryKeyOf(boot.dataDir)).key);
  try {
    await requireRoom(placeOf(boot), copy.size * GROWS);
    const scratch = await createScratch(serverOf(databaseUrl, boot), clock.now());
    try {
      await migrateDatabase(scratch.url, await migrationsOf(copy));
      await loadCopy(scratch.url, copy, { signal });
      const from = performance.now();
      const { applied } = await migrateDatabase(scratch.url, migrations);
      return { steps: applied.length, migrateMs: Math.round(performance.now() - from) };
    } finally {
      await scratch.drop();
      await scratch.release();
    }
  } finally {
    await copy.close();
  }
}

import { requireRoom } from '#platform/db/bases/room';
import { migrateDatabase } from '#platform/db/migrate';
import { type Migration } from '#platform/db/migration-files';
import { placeOf } from '#platform/postgres/base-server';
import type { Platform } from '#platform/runtime/platform';
import { withCopy } from '../file/reader.ts';
import { recoveryKeyOf } from '../file/recovery-key.ts';
import { inScratchBase } from './in-scratch.ts';
import { GROWS } from './load.ts';

/**
 * Loads a copy of this installation into a base beside it and brings that up to the migrations of another program, as an
 * upgrade would; the base is gone afterwards. Answers how many there were and how long they took, in ms.
 */
export async function rehearseUpgrade(
  platform: Pick<Platform, 'databaseUrl' | 'boot' | 'clock'>,
  path: string,
  { migrations, signal }: { migrations: readonly Migration[]; signal?: AbortSignal },
): Promise<{ steps: number; migrateMs: number }> {
  const { boot } = platform;
  return withCopy(path, (await recoveryKeyOf(boot.dataDir)).key, async (copy) => {
    await requireRoom(placeOf(boot), copy.size * GROWS);
    return inScratchBase(platform, copy, { signal }, async (url) => {
      const from = performance.now();
      const { applied } = await migrateDatabase(url, migrations);
      return { steps: applied.length, migrateMs: Math.round(performance.now() - from) };
    });
  });
}

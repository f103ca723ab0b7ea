import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlatform, type OwnedPlatform } from '#apps/installation/platform';
import { readBootSettings } from '#platform/config/boot';
import { migrateDatabase } from '#platform/db/migrate';
import { openCluster } from '#platform/postgres/cluster';

/** Work on a new base in an embedded PostgreSQL of its own, gone afterwards. `pool`: that of a web process unless told. */
export async function onNewBase<T>(
  name: string,
  work: (platform: OwnedPlatform) => Promise<T>,
  pool?: number,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), `pec-bench-${name}-`));
  // PostgreSQL may run under another account than the one that made the folder.
  await chmod(directory, 0o755);
  const cluster = openCluster({ directory: join(directory, 'postgres') });
  try {
    const { url } = await cluster.start();
    await migrateDatabase(url);
    const boot = readBootSettings({ PEC_DATA_DIR: directory, DATABASE_URL: url });
    const platform = await createPlatform(url, boot, {
      process: 'bench',
      makeKey: true,
      pool: pool ?? boot.webPool,
    });
    try {
      return await work(platform);
    } finally {
      await platform.close();
    }
  } finally {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

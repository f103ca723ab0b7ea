import type { BootSettings } from '#platform/config/boot';
import { cleanScratch, deleteOldBases } from '#platform/db/bases/clean';
import type { BaseServer } from '#platform/db/bases/server';
import { listBases } from '#platform/db/bases/list';
import { forgetBeside, livesBeside, settleBeside } from '#platform/files/beside-base';
import { serverOf } from '#platform/postgres/base-server';
import { getIncarnation } from './database.ts';

/**
 * Before anything uses the base: what belongs to it outside is put in place, and what a killed restore or upgrade left is
 * taken away. Nothing here keeps an installation from starting that has nothing to tidy.
 */
export async function tidyBases(
  databaseUrl: string,
  boot: Pick<BootSettings, 'dataDir' | 'databaseUrl'>,
  say: (sentence: string) => void,
): Promise<void> {
  const incarnation = await getIncarnation(databaseUrl);
  await settleBeside(boot.dataDir, incarnation);
  try {
    await takeAway(serverOf(databaseUrl, boot), boot.dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`Bases que já não servem não puderam ser apagadas (a instalação inicia assim mesmo): ${reason}`);
  }
}

async function takeAway(server: BaseServer, dataDir: string): Promise<void> {
  await cleanScratch(server);
  await deleteOldBases(server, new Date());
  const lives = await livesBeside(dataDir);
  if (lives.length === 0) return;
  const bases = await listBases(server, 'before');
  const kept = await Promise.all(bases.map(({ name }) => getIncarnation(server.urlOf(name))));
  for (const life of lives) if (!kept.includes(life)) await forgetBeside(dataDir, life);
}

import type { BootSettings } from '#platform/config/boot';
import { cleanScratch, deleteOldBases } from '#platform/db/bases/clean';
import type { BaseServer } from '#platform/db/bases/server';
import { listBases } from '#platform/db/bases/list';
import { forgetBeside, livesBeside } from '#platform/files/beside-base';
import { serverOf } from '#platform/postgres/base-server';
import { findStage, getIncarnation } from './database.ts';
import { forgetHeads, keptStages, settleFiles } from './settle-files.ts';

/**
 * Before anything uses the base: what belongs to it outside is put in place, and what a killed restore or upgrade left is
 * taken away. Nothing here keeps an installation from starting that has nothing to tidy.
 */
export async function tidyBases(
  databaseUrl: string,
  boot: Pick<BootSettings, 'dataDir' | 'databaseUrl'>,
  say: (sentence: string) => void,
): Promise<void> {
  await settleFiles(databaseUrl, boot.dataDir);
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
  const [lives, stages] = [await livesBeside(dataDir), await keptStages(dataDir)];
  if (lives.length + stages.length === 0) return;
  const bases = (await listBases(server, 'before')).map(({ name }) => server.urlOf(name));
  const [keptLives, kept] = [
    await Promise.all(bases.map(getIncarnation)),
    await Promise.all(bases.map(findStage)),
  ];
  for (const life of lives) if (!keptLives.includes(life)) await forgetBeside(dataDir, life);
  for (const stage of stages) if (!kept.includes(stage)) await forgetHeads(dataDir, stage);
}

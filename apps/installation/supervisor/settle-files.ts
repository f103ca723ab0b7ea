import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { settleBeside } from '#platform/files/beside-base';
import { findStage, getIncarnation } from './database.ts';

/**
 * Puts in place what lies in the data folder and belongs to the base that has the installation's name: of its life, and of its
 * stage where an upgrade was taken back. Killed anywhere, the next start goes on where it stopped.
 */
export async function settleFiles(databaseUrl: string, dataDir: string): Promise<void> {
  await settleBeside(dataDir, await getIncarnation(databaseUrl));
  const stages = await keptStages(dataDir);
  const stage = stages.length > 0 ? await findStage(databaseUrl) : null;
  if (stage !== null && stages.includes(stage)) await recallHeads(dataDir, stage);
}

/** Heads of the trail as an upgrade found them, each under the stage of their base: whoever comes back to it finds them. */
const folderOf = (dataDir: string): string => join(dataDir, 'audit-before-upgrade');
const headsOf = (dataDir: string): string => join(dataDir, 'audit');
const BEGUN = '.begun';

/** Before another base takes the place of this one: the heads go on with it, and this one's stay as they are. */
export async function keepHeads(databaseUrl: string, dataDir: string): Promise<void> {
  const stage = await findStage(databaseUrl);
  if (stage === null) return;
  const kept = join(folderOf(dataDir), stage);
  const begun = `${kept}${BEGUN}`;
  for (const one of [begun, kept]) await rm(one, { recursive: true, force: true });
  await mkdir(begun, { recursive: true, mode: 0o700 });
  await cp(headsOf(dataDir), begun, { recursive: true }).catch(unlessAbsent);
  // Whole or not there: what is there is put in place without a question.
  await rename(begun, kept);
}

async function recallHeads(dataDir: string, stage: string): Promise<void> {
  await rm(headsOf(dataDir), { recursive: true, force: true });
  await rename(join(folderOf(dataDir), stage), headsOf(dataDir));
}

/** Stages whose heads are kept, and what a killed upgrade left of such. */
export const keptStages = (dataDir: string): Promise<string[]> => readdir(folderOf(dataDir)).catch(() => []);

/** Nobody can go back to a base of this stage any more. */
export const forgetHeads = (dataDir: string, stage: string): Promise<void> =>
  rm(join(folderOf(dataDir), stage), { recursive: true, force: true });

function unlessAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

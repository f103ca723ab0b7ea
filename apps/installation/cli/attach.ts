import { setTimeout as sleep } from 'node:timers/promises';
import type { BootSettings } from '#platform/config/boot';
import { dataPaths } from '#platform/config/paths';
import { StartError } from '#platform/process/start-error';
import { AlreadyRunningError } from '../supervisor/claim.ts';
import { askReplaceBase, askStatus, holdAttached } from '../supervisor/control-client.ts';
import { readRunState } from '../supervisor/state.ts';
import { startInBackground } from './background.ts';

export type AttachedInstallation = {
  databaseUrl: string;
  /** Another base takes the installation's name; see the supervisor. */
  replaceBase(other: string): Promise<string>;
  close(): Promise<void>;
};

const PATIENCE_MS = 120_000;

/**
 * The running installation of a data folder, once it works; or one started for this command alone, without
 * web process or port, that ends when the last command attached to it closes (or dies). Throws StartError.
 */
export async function attachInstallation(
  boot: BootSettings,
  progress: (text: string) => void,
): Promise<AttachedInstallation> {
  const { state: path } = dataPaths(boot.dataDir);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const run = readRunState(path);
    const answer = run ? await askStatus(run) : 'gone';
    if (!run || answer === 'gone') {
      progress('Iniciando a instalação para este comando…');
      await startTemporary(boot);
      continue;
    }
    if (answer === 'silent') {
      throw new StartError(`O processo ${run.pid} da instalação não responde. Pare-o e tente de novo.`);
    }
    const { state } = answer.status;
    if ((state === 'running' || state === 'degraded') && run.databaseUrl) {
      const release = await holdAttached(run);
      const { databaseUrl, temporary } = run;
      if (release) {
        return {
          databaseUrl,
          replaceBase: (other) => askReplaceBase(run, other),
          close: () => leave(release, temporary, path),
        };
      }
    }
    await sleep(100);
  }
  throw new StartError('A instalação não ficou pronta em 2 minutos. Veja pec status e logs/pec.log.');
}

async function startTemporary(boot: BootSettings): Promise<void> {
  const env = { ...process.env, PEC_DATA_DIR: boot.dataDir };
  try {
    await startInBackground(env, true);
  } catch (error) {
    // Somebody else started it between the look and the start: attach to that one.
    if (!(error instanceof AlreadyRunningError)) throw error;
  }
}

// A temporary installation is gone before the command ends, so that the next one finds a quiet folder.
async function leave(release: () => void, temporary: boolean, path: string): Promise<void> {
  const token = readRunState(path)?.token;
  release();
  if (!temporary) return;
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const run = readRunState(path);
    if (!run || run.token !== token) return;
    const answer = await askStatus(run);
    if (answer !== 'gone' && answer !== 'silent' && answer.status.state !== 'stopping') return;
    await sleep(50);
  }
}

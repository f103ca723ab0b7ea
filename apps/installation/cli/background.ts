import { type ChildProcess, fork } from 'node:child_process';
import { entryBeside } from '#platform/process/entry';
import { StartError } from '#platform/process/start-error';
import type { SupervisorNews } from '../supervisor.ts';
import { AlreadyRunningError } from '../supervisor/claim.ts';

/** Starts a supervisor in the background and resolves with its address when web serves. Throws StartError. */
export async function startInBackground(env: NodeJS.ProcessEnv, temporary: boolean): Promise<string> {
  // Its own session: Ctrl-C stops the command first, and the command lets go of the installation.
  const child = fork(entryBeside('supervisor'), temporary ? ['--temporary'] : [], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const news = await firstNews(child);
  if (child.connected) child.disconnect();
  child.unref();
  if (news.type === 'ready') return news.url;
  throw news.alreadyRunning ? new AlreadyRunningError(news.message, null) : new StartError(news.message);
}

function firstNews(child: ChildProcess): Promise<SupervisorNews> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as SupervisorNews));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const message = `O processo da instalação terminou ao iniciar (${code ?? signal}). Veja logs/pec.log.`;
      resolve({ type: 'failed', message, alreadyRunning: false });
    });
  });
}

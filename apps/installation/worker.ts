import { setPriority } from 'node:os';
import { readBootSettings } from '#platform/config/boot';
import { removeLeftovers } from '#platform/files/store';
import { startWorker } from '#platform/jobs/worker';
import { runChild } from '#platform/process/child';
import { isClosed } from '#modules/closing/index';
import { allJobs, modules, startModules } from './modules.ts';
import { createPlatform } from './platform.ts';

const CONCURRENCY = 2;
// Long work must not slow down whoever is attending somebody.
const LOWER_PRIORITY = 5;

/** The worker process: long work, with connections of its own. */
async function start() {
  const boot = readBootSettings();
  if (!boot.databaseUrl) throw new Error('the worker process needs DATABASE_URL');
  setPriority(LOWER_PRIORITY);
  const platform = await createPlatform(boot.databaseUrl, boot, { process: 'worker', pool: boot.workerPool });
  await removeLeftovers(boot.dataDir);
  await startModules(platform);
  const worker = startWorker(platform, allJobs, { concurrency: CONCURRENCY, isClosed: isClosed(platform) });
  const background = modules.flatMap((module) => module.background?.(platform) ?? []);
  return {
    async stop() {
      await worker.stop();
      await Promise.all(background.map((work) => work.stop()));
      await platform.close();
    },
  };
}

await runChild({ start });

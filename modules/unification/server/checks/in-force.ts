import { setTimeout as sleep } from 'node:timers/promises';
import type { JobContext } from '#platform/jobs/job';
import { IN_FORCE_AFTER_MS } from '#modules/closing/index';
import { isWorkedOn } from './checks-queries.ts';

const STEP = 'Esperando que outras tarefas terminem';

/** Waits until an installation that was just closed is so in all of its processes, and nobody's job writes any more. */
export async function untilQuiet({
  platform,
  signal,
  progress,
}: Pick<JobContext, 'platform' | 'signal' | 'progress'>) {
  await sleep(2 * IN_FORCE_AFTER_MS, undefined, { signal });
  while (await isWorkedOn(platform.db)) {
    progress({ step: STEP });
    await sleep(IN_FORCE_AFTER_MS, undefined, { signal });
  }
}

import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { clearUntold, listUntold } from '../process/process-queries.ts';
import { openCentre } from './centre.ts';

/**
 * Tells centres of requests that were cancelled here while they did not answer: no other waits behind them there. One that
 * refuses is told no more. Throws Unreachable.
 */
export async function tellEnded(platform: Platform, signal: AbortSignal): Promise<void> {
  for (const row of await listUntold(platform.db)) {
    try {
      const centre = await openCentre(platform, row, signal);
      await centre.say({ say: 'cancel' });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
    await clearUntold(platform.db, row.id);
  }
}

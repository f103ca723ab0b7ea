import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { OPEN_STATES } from '../../contract/process.ts';
import { clearUntold, listUntold, type ProcessRow } from '../process/process-queries.ts';
import { openCentre } from './centre.ts';
import { isOfAnother, looksLikeAnother, Unreachable } from './line.ts';

/**
 * Tells centres of requests that were cancelled here while they did not answer: no other waits behind them there, and a base
 * that had entered is taken away again. Each is told until it ended there, or the centre proved to be another.
 */
export async function tellEnded(platform: Platform, signal: AbortSignal): Promise<void> {
  for (const row of await listUntold(platform.db)) {
    if (await hasEnded(platform, row, signal)) await clearUntold(platform.db, row.id);
  }
}

async function hasEnded(platform: Platform, row: ProcessRow, signal: AbortSignal): Promise<boolean> {
  try {
    const centre = await openCentre(platform, row, signal);
    const { state } = await centre.say({ say: 'state' });
    if (!OPEN_STATES.includes(state)) return true;
    const after = await centre.say({ say: state === 'deciding' ? 'undo' : 'cancel' });
    return !OPEN_STATES.includes(after.state);
  } catch (error) {
    if (error instanceof Unreachable) return false;
    if (!(error instanceof Problem)) throw error;
    // Where nothing can be in the centre, nothing is lost by believing one that proves nothing.
    return isOfAnother(error) || (row.entered === null && looksLikeAnother(error));
  }
}

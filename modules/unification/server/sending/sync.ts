import type { Platform } from '#platform/runtime/platform';
import type { Standing } from '../../contract/peer.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { openCentre } from './centre.ts';
import { follow } from './follow.ts';

/** Asks the centre where a process stands, and follows it there; with what the centre asks. Throws Unreachable, and Problems of the centre. */
export async function syncWithCentre(
  platform: Platform,
  row: ProcessRow,
  signal: AbortSignal,
): Promise<{ row: ProcessRow; asks: Pick<Standing, 'prove'> }> {
  const centre = await openCentre(platform, row, signal);
  const standing = await centre.say({ say: 'state' });
  // It was told to begin, and this side stopped before it had: others wait for their turn there.
  const isAlone = row.state === 'accepted' && standing.state === 'running' && !standing.busy;
  const last = isAlone ? await centre.say({ say: 'stop' }) : standing;
  return { row: await follow(platform, row.id, last), asks: last };
}

import type { Platform } from '#platform/runtime/platform';
import type { ProcessRow } from '../process/process-queries.ts';
import { openCentre } from './centre.ts';
import { follow } from './follow.ts';
import type { Sending } from './send-base.ts';
import { whenIdle } from './work.ts';

/** Waits until the centre took away what had entered, or gave it up, and follows it there; for as long as nobody stops it. */
export async function awaitUndo(
  platform: Platform,
  row: ProcessRow,
  waiting: Pick<Sending, 'signal' | 'progress'>,
): Promise<ProcessRow> {
  const centre = await openCentre(platform, row, waiting.signal);
  return follow(platform, row.id, await whenIdle({ ...waiting, centre }));
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { DataPaths } from '#platform/config/paths';
import { AlreadyRunningError } from './claim.ts';

type FailedStart = { at: string; message: string };

/** Keeps why the last start failed, for `pec doctor`: whoever looks may not have seen the console. */
export function noteFailedStart({ failedStart }: DataPaths, error: unknown): void {
  // Another one runs: nothing failed here.
  if (error instanceof AlreadyRunningError || !(error instanceof Error)) return;
  const note: FailedStart = { at: new Date().toISOString(), message: error.message };
  try {
    writeFileSync(failedStart, JSON.stringify(note), { mode: 0o600 });
  } catch {
    // A folder that cannot be written may be the very reason; the checks tell it.
  }
}

export const forgetFailedStart = ({ failedStart }: DataPaths): void => rmSync(failedStart, { force: true });

/** Why the last start failed; undefined when it went well or there was none. */
export function findFailedStart({ failedStart }: DataPaths): FailedStart | undefined {
  try {
    return JSON.parse(readFileSync(failedStart, 'utf8')) as FailedStart;
  } catch {
    return undefined;
  }
}

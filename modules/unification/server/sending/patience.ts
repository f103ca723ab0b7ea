import { setTimeout as sleep } from 'node:timers/promises';
import { Unreachable } from './line.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Does something until the centre answers, for as long as nobody stops it: a link may be away for a night. */
export async function patiently<T>(
  act: () => Promise<T>,
  { signal, told }: { signal: AbortSignal; told: (why: string) => void },
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      told(error.message);
      await sleep(wait, undefined, { signal });
    }
  }
}

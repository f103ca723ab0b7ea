import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '../tests/support/program.ts';

const LOOK_MS = 100;
const LONGEST_MS = 10_000;

/** Whether people can work: it answers, and is not closed. */
async function isOpen({ url }: Pick<Program, 'url'>): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/closing`, { signal: AbortSignal.timeout(LONGEST_MS) });
    const { closing } = (await response.json()) as { closing: unknown };
    return response.ok && closing === null;
  } catch {
    return false;
  }
}

/** Seconds between the first and the last look at which nobody could work, until `over`. */
export async function closedFor(one: Pick<Program, 'url'>, over: () => boolean): Promise<number> {
  let first: number | undefined;
  let last = 0;
  while (!over()) {
    if (!(await isOpen(one))) {
      last = performance.now();
      first ??= last;
    }
    await sleep(LOOK_MS);
  }
  return first === undefined ? 0 : (last - first) / 1000;
}

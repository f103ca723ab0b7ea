import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE_MS } from './patience.ts';

/**
 * Asks again and again until `find` gives something (not undefined, null or false); throws after `patienceMs`
 * with what was waited for and the last error of `find`, whose errors count as "not yet".
 */
export async function until<T>(
  what: string,
  find: () => Promise<T> | T,
  patienceMs = PATIENCE_MS,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = Date.now() + patienceMs;
  let failure: unknown;
  do {
    try {
      const found = await find();
      if (found !== undefined && found !== null && found !== false) {
        return found as Exclude<T, undefined | null | false>;
      }
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await sleep(25);
  } while (Date.now() < deadline);
  throw new Error(`waited ${patienceMs} ms in vain for: ${what}`, { cause: failure });
}

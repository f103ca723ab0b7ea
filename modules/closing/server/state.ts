import type { Db } from '#platform/db/database';
import type { Closing } from '#platform/permissions/closed';
import type { Platform } from '#platform/runtime/platform';
import { readSetting } from '#platform/settings/settings';
import { closingSetting, heldSetting } from '../settings.ts';

/** As it stands in the base now. */
export async function readClosing(platform: Platform, db: Db): Promise<Closing | null> {
  const held = await readSetting(platform, db, heldSetting);
  return held?.closing ?? readSetting(platform, db, closingSetting);
}

/** Every request asks: the base is asked once in so long. Closing is in force everywhere after this time. */
export const IN_FORCE_AFTER_MS = 1_000;

/** For one process: what `readClosing` said, at most `IN_FORCE_AFTER_MS` ago. */
export function findClosing(platform: Platform): () => Promise<Closing | null> {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<Closing | null> = Promise.resolve(null);
  return () => {
    const now = performance.now();
    if (now - asked < IN_FORCE_AFTER_MS) return answer;
    asked = now;
    answer = readClosing(platform, platform.db);
    // A base that does not answer is told by the request itself; the next one asks again.
    answer.catch(() => (asked = Number.NEGATIVE_INFINITY));
    return answer;
  };
}

/** The same for who only asks whether. */
export function isClosed(platform: Platform): () => Promise<boolean> {
  const find = findClosing(platform);
  return async () => (await find()) !== null;
}

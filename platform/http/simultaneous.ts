import { Type } from 'typebox';
import { Nullable } from '#platform/contract/schemas';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { defineSetting, readSetting } from '#platform/settings/settings';
import { openSlots } from './slots.ts';

/** Far above what the connections to the base work on at once: it only keeps a storm from filling the memory. */
export const STANDARD_REQUESTS = 256;

const FRESH_MS = 1_000;

/** "Número de requisições simultâneas processadas", of each web process; null: the standard value. */
export const simultaneousRequests = defineSetting({
  key: 'http.simultaneousRequests',
  title: 'Número de requisições simultâneas processadas',
  schema: Nullable(Type.Integer({ minimum: 1, maximum: 1_000 })),
  default: null,
  scope: 'installation',
});

/** Holds requests to the number that is set; one saved by any process is known within a second. */
export function limitRequests(platform: Platform) {
  let limit = STANDARD_REQUESTS;
  let readAt = Number.NEGATIVE_INFINITY;
  const refresh = async () => {
    limit = (await readSetting(platform, platform.db, simultaneousRequests)) ?? STANDARD_REQUESTS;
  };
  const within = openSlots(() => limit);
  return async function work<T>(handle: () => Promise<T>): Promise<T> {
    if (performance.now() - readAt > FRESH_MS) {
      const first = readAt === Number.NEGATIVE_INFINITY;
      readAt = performance.now();
      const read = refresh().catch((error: unknown) =>
        platform.log.warn('requests-limit-unknown', errorFields(error)),
      );
      if (first) await read;
    }
    return within(handle);
  };
}

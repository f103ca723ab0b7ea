import type { Platform } from '#platform/runtime/platform';
import { requireOpen } from './gate.ts';

/** What a request to another machine stands on. */
export type Outward = Pick<Platform, 'secrets' | 'db'>;

/**
 * Asks another machine something by HTTP, following it nowhere else. Throws OutboundClosed while nothing may leave, and
 * the `TypeError` of `fetch` when nobody answers.
 */
export async function request(
  platform: Outward,
  url: string,
  init: Omit<RequestInit, 'redirect'>,
): Promise<Response> {
  await requireOpen(platform, platform.db);
  return fetch(url, { ...init, redirect: 'manual' });
}

import { lookup } from 'node:dns/promises';
import { requireOpen } from './gate.ts';
import type { Outward } from './http.ts';

/**
 * Addresses of a name, none of one that nobody knows. To ask for them tells a server of names: throws OutboundClosed
 * while nothing may leave.
 */
export async function addressesOf(platform: Outward, name: string): Promise<string[]> {
  await requireOpen(platform, platform.db);
  return (await lookup(name, { all: true }).catch(() => [])).map(({ address }) => address);
}

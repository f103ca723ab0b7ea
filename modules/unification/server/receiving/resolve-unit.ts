import { isUuid } from '#platform/contract/cursor';
import type { Peer } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';
import { keysOf } from '../process/keys-of.ts';
import { findProcess } from '../process/process-queries.ts';
import { readToken } from '../protocol/token.ts';

/** The unit of a process, as a peer, by the token that it sends with each piece; null when it proves nothing. */
export async function resolveUnit(platform: Platform, authorization: string): Promise<Peer | null> {
  const token = readToken(authorization, platform.clock.now());
  if (!token || !isUuid(token.processId)) return null;
  const row = await findProcess(platform.db, token.processId);
  if (row?.side !== 'receiving') return null;
  const { messages } = await keysOf(platform, row);
  return token.isOf(messages) ? { id: row.id, name: row.unitName } : null;
}

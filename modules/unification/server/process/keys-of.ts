import type { Platform } from '#platform/runtime/platform';
import { PieceStore } from '../pieces/store.ts';
import { centreKeyPair, type KeyPair, pairOf, type ProcessKeys, processKeys } from '../protocol/keys.ts';
import type { ProcessRow } from './process-queries.ts';

const boundTo = (processId: string) => `unification ${processId}`;

/** The private key of a unit as it is kept. */
export const sealKey = (
  { secrets }: Pick<Platform, 'secrets'>,
  processId: string,
  { privateKey }: KeyPair,
): Buffer => secrets.seal(privateKey.toString('base64'), boundTo(processId));

type Keyed = Pick<ProcessRow, 'id' | 'side' | 'peerKey' | 'ownKey'>;

export async function keysOf(
  { secrets, boot }: Pick<Platform, 'secrets' | 'boot'>,
  { id, side, peerKey, ownKey }: Keyed,
): Promise<ProcessKeys> {
  const own = ownKey
    ? { privateKey: Buffer.from(secrets.open(ownKey, boundTo(id)), 'base64') }
    : await centreKeyPair(boot.dataDir);
  return processKeys({ own: pairOf(own.privateKey), other: peerKey, side, processId: id });
}

/** Pieces of a process on this machine. */
export const piecesOfProcess = async (
  platform: Pick<Platform, 'secrets' | 'boot'>,
  row: Keyed,
): Promise<PieceStore> => new PieceStore(platform.boot.dataDir, row.id, (await keysOf(platform, row)).pieces);

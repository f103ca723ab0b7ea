import type { ReadContext } from '#platform/usecase/context';
import { MOST_PIECE_BYTES } from '../../contract/plan.ts';
import { type Offer, PROTOCOL } from '../../contract/peer.ts';
import { readOurselves } from '../checks/ourselves.ts';
import { centreKeyPair } from '../protocol/keys.ts';

/** Who this installation is, for one that may ask it to take its base. */
export async function offer({ platform, db, now }: ReadContext): Promise<Offer> {
  const { municipalities, ...ourselves } = await readOurselves(platform, db);
  const { publicKey } = await centreKeyPair(platform.boot.dataDir);
  return {
    protocol: PROTOCOL,
    publicKey: publicKey.toString('base64url'),
    ...ourselves,
    municipalities: municipalities.map(({ ibge }) => ibge),
    at: now.toISOString(),
    mostPieceBytes: MOST_PIECE_BYTES,
  };
}

import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { sendFile, ZIP_TYPE } from '#platform/http/send-file';
import * as destinations from '../../contract/destinations.ts';
import * as contract from '../../contract/peer.ts';
import { findLote } from '../reception/lote-queries.ts';
import { receiptOf } from '../reception/receipt.ts';
import { newChallenge } from './challenge.ts';
import { greet } from './hello.ts';
import { announce, getIncoming, getStanding, peerOf, receiveChunk } from './incoming.ts';
import { receiptMac } from './keys.ts';
import { activatePeer, allowPeer, confirmPeer, getPeer, secretOf } from './manage-peers.ts';
import { listPeers, type PeerRow } from './peer-queries.ts';

const shown = (row: PeerRow) => ({
  id: row.id,
  name: row.name,
  active: row.inactiveAt === null,
  createdAt: row.createdAt.toISOString(),
  seenAt: row.seenAt?.toISOString() ?? null,
  program: row.program,
  clockAhead: row.clockAhead,
  freeBytes: row.freeBytes,
  lastBackupAt: row.lastBackupAt?.toISOString() ?? null,
  lastLoteAt: row.lastLoteAt?.toISOString() ?? null,
  changed: row.changedId !== null,
});

/** Between installations, and what people settle about it. */
export const peerRoutes: readonly BoundRoute[] = [
  read(destinations.listPeersContract, async ({ db }) => ({ rows: (await listPeers(db)).map(shown) })),
  change(destinations.addPeerContract, (context, { body }) => allowPeer(context, body.name)),
  change(destinations.setPeerActiveContract, async (context, { params, body }) =>
    shown(await activatePeer(context, params.id, body.active)),
  ),
  change(destinations.confirmPeerContract, async (context, { params }) =>
    shown(await confirmPeer(context, params.id)),
  ),
  read(contract.challengeContract, async ({ platform, now }) => ({
    challenge: newChallenge(platform.secrets, now),
  })),
  change(contract.helloContract, (context, { body }) => greet(context, body)),
  change(contract.announceLoteContract, (context, { params, body }) => announce(context, params.id, body)),
  change(contract.sendChunkContract, (context, { params }, http) =>
    receiveChunk(context, params, uploadOf(http)),
  ),
  read(contract.getStandingContract, (context, { params }) => getStanding(context, params.id)),
  read(contract.peerReceiptContract, async (context, { params, query }, { reply }) => {
    const { platform, db, actor } = context;
    const { receivedLoteId } = await getIncoming(context, params.id);
    const lote = receivedLoteId === null ? undefined : await findLote(db, receivedLoteId);
    if (!lote) throw notFound('O recibo');
    const { name, pieces } = await receiptOf(db, lote);
    const bytes = await buffer(pieces);
    const secret = secretOf(platform.secrets, await getPeer(db, peerOf(actor).id));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    reply.header(contract.MAC_HEADER, receiptMac(secret, { ...query, loteId: params.id, sha256 }));
    return sendFile(reply, { name, pieces: [bytes], type: ZIP_TYPE });
  }),
];

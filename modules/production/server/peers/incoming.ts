import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { conflict, notFound, Problem, refused } from '#platform/errors/problem';
import { addChunk, beginFile, deleteStoredFile, endFile } from '#platform/files/store';
import type { Upload } from '#platform/http/upload';
import { findJob } from '#platform/jobs/queue';
import type { Actor, Peer } from '#platform/permissions/access';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type { Manifest, Standing } from '../../contract/peer.ts';
import { enqueueReception } from '../reception/start-reception.ts';
import { isSame, manifestMac } from './keys.ts';
import { getPeer, secretOf } from './manage-peers.ts';
import {
  addIncoming,
  announceAgain,
  beginAnew,
  countUnderWay,
  dropOlder,
  findIncoming,
  type Incoming,
  type IncomingKey,
  keepHave,
  keepJob,
  lockIncoming,
} from '../reception/incoming-queries.ts';

const HASH_BYTES = 32;
/** Lots that come or are judged at once; who comes then is given a time of its own. */
const MOST_AT_ONCE = 8;
const MOST_OF_A_PEER = 2;
/** One of which nothing came for so long takes no place any more; it may go on all the same. */
const SILENT_MS = 15 * 60_000;
const LATER_MS = 5 * 60_000;

export function peerOf(actor: Actor): Peer {
  if (actor.kind !== 'peer') throw new Error('the contract of this route lets only peers in');
  return actor.peer;
}

/**
 * Takes note of a lot that is to come, or says how far it came before. 422 `manifest-broken` when the announcement is not
 * what the peer wrote.
 */
export async function announce(
  context: UseCaseContext,
  loteId: string,
  manifest: Manifest,
): Promise<Standing> {
  const { platform, db, actor, now, audit } = context;
  const peer = await getPeer(db, peerOf(actor).id);
  const { mac, ...lote } = manifest;
  if (!isSame(mac, manifestMac(secretOf(platform.secrets, peer), loteId, lote))) {
    throw refused('manifest-broken', 'O anúncio do lote chegou alterado. Tente de novo.');
  }
  const key = { peerId: peer.id, loteId, sha256: Buffer.from(lote.sha256, 'hex') };
  if (await announceAgain(db, key, now)) return standingOf(context, await begunAnew(context, key));
  for (const fileId of await dropOlder(db, key)) await deleteStoredFile(db, fileId);
  const since = new Date(now.getTime() - SILENT_MS);
  const { ofPeer, ofAll } = await countUnderWay(db, { peerId: peer.id, since });
  if (ofAll >= MOST_AT_ONCE || ofPeer >= MOST_OF_A_PEER) return later(now);
  const fileId = await beginFile(db, lote.name, now);
  await addIncoming(db, {
    ...key,
    number: lote.number,
    fileName: lote.name,
    sizeBytes: lote.size,
    chunks: Buffer.from(lote.chunks.join(''), 'hex'),
    fileId,
    at: now,
  });
  audit({
    type: 'production.lote-announced',
    subject: { table: 'sending_peer', id: peer.id },
    details: { number: lote.number, fichas: lote.fichas },
  });
  return { state: 'receiving', have: 0, message: null, at: null };
}

/** What could not be read once is taken from its beginning: this program may be a newer one by now. */
async function begunAnew({ db, now }: UseCaseContext, key: IncomingKey): Promise<Incoming | undefined> {
  const lote = await lockIncoming(db, key);
  if (!lote || lote.problem === null) return lote;
  await beginAnew(db, key, await beginFile(db, lote.fileName, now));
  return lockIncoming(db, key);
}

/** Not all at the same moment. */
const later = (now: Date): Standing => ({
  state: 'later',
  have: 0,
  message: 'O destino está recebendo outros lotes.',
  at: new Date(now.getTime() + LATER_MS * (1 + Math.random())).toISOString(),
});

/**
 * Keeps the next piece of a lot; the last one puts it in the queue of what is judged. A piece that is there already
 * changes nothing. 404 without announcement; 409 `chunk-out-of-order`; 422 `chunk-broken`.
 */
export async function receiveChunk(
  context: UseCaseContext,
  { id: loteId, number }: { id: string; number: number },
  upload: Upload,
): Promise<Standing> {
  const { db } = context;
  const lote = await lockIncoming(db, { peerId: peerOf(context.actor).id, loteId });
  if (!lote) throw notFound('O lote');
  const isWhole = lote.have * HASH_BYTES === lote.chunks.length;
  if (number < lote.have || isWhole || lote.fileId === null) return standingOf(context, lote);
  if (number > lote.have) {
    throw conflict('chunk-out-of-order', `Faltam pedaços antes deste: continue do ${lote.have}.`);
  }
  const bytes = await readFile(upload.path);
  const expected = lote.chunks.subarray(number * HASH_BYTES, (number + 1) * HASH_BYTES);
  if (!createHash('sha256').update(bytes).digest().equals(expected)) {
    throw new Problem(422, 'chunk-broken', 'O pedaço chegou alterado. Envie-o de novo.');
  }
  await addChunk(db, lote.fileId, number, bytes);
  await keepHave(db, lote, number + 1, context.now);
  const isLast = (number + 1) * HASH_BYTES === lote.chunks.length;
  if (isLast) {
    await endFile(db, lote.fileId, { size: lote.sizeBytes, sha256: lote.sha256.toString('hex') });
    await judge(context, lote, lote.fileId);
  }
  return { state: isLast ? 'judging' : 'receiving', have: number + 1, message: null, at: null };
}

async function judge(context: UseCaseContext, lote: Incoming, fileId: string): Promise<void> {
  const jobId = await enqueueReception(context, {
    fileId,
    name: lote.fileName,
    municipalityId: null,
    incoming: {
      peerId: lote.peerId,
      loteId: lote.loteId,
      sha256: lote.sha256.toString('hex'),
      number: lote.number,
    },
  });
  await keepJob(context.db, lote, jobId);
}

/** Where a lot stands; one whose judging was given up, e.g. on a full disk, is judged again. 404 when it is unknown. */
async function standingOf(context: UseCaseContext, lote: Incoming | undefined): Promise<Standing> {
  if (!lote) throw notFound('O lote');
  if (lote.jobId !== null && lote.fileId !== null) {
    const job = await findJob(context.db, lote.jobId);
    if (!job || job.state === 'failed' || job.state === 'cancelled') await judge(context, lote, lote.fileId);
  }
  return shown(lote);
}

const shown = (lote: Incoming): Standing => ({
  state: stateOf(lote),
  have: lote.have,
  message: lote.problem,
  at: null,
});

function stateOf({ problem, receivedLoteId, have, chunks }: Incoming): Standing['state'] {
  if (problem !== null) return 'refused';
  if (receivedLoteId !== null) return 'received';
  return have * HASH_BYTES === chunks.length ? 'judging' : 'receiving';
}

/** A lot that the peer announced. 404 when it did not. */
export async function getIncoming({ db, actor }: Pick<ReadContext, 'db' | 'actor'>, loteId: string) {
  const lote = await findIncoming(db, { peerId: peerOf(actor).id, loteId });
  if (!lote) throw notFound('O lote');
  return lote;
}

export const getStanding = async (
  context: Pick<ReadContext, 'db' | 'actor'>,
  loteId: string,
): Promise<Standing> => shown(await getIncoming(context, loteId));

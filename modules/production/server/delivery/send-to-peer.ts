import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Value } from 'typebox/value';
import { deleteStoredFile, getStoredFile, readChunks, temporaryPath } from '#platform/files/store';
import { shownText } from '#platform/files/shown-text';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { MAC_HEADER, type Manifest, Standing } from '../../contract/peer.ts';
import { isSame, manifestMac, newNonce, receiptMac } from '../peers/keys.ts';
import { keepReceipt } from '../sending/read-receipt.ts';
import { nameOf } from '../sending/write-lote.ts';
import { endDelivery } from './delivery-queries.ts';
import type { Destination } from './destination-queries.ts';
import { bytesOf, jsonOf, warningOf } from './http.ts';
import { openConversation, type Conversation } from './peer-client.ts';
import {
  DeliveryFailure,
  LoteFailure,
  type Sending,
  type SendingEnd,
  TakenOver,
  type Transport,
} from './transport.ts';
import { ensureFile, type LoteFile } from './lote-file.ts';

const RECEIPT_BYTES = 256 * 1024 ** 2;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;
/** A receiver that judges for longer is asked again later: the time of a job is others' too. */
const PATIENCE_MS = 120_000;
const ASK_AGAIN_MS = 60_000;
/** After this it is the turn of others: over a weak link a lot goes for hours. */
const TURN_MS = 120_000;
/** Well within what a receiver grants: the last lot of a conversation takes its time too. */
const CONVERSATION_MS = 30 * 60_000;
const MOST_MESSAGE = 500;
/** A receiver may put off for no longer than this at a time. */
const LONGEST_SLOT_MS = 24 * 3_600_000;

/** The protocol of this program: pieces that are proved, resumed where they stopped, and a receipt of every ficha. */
export const peerTransport: Transport = {
  async test(platform, destination, signal) {
    const { answer } = await openConversation(platform, destination, signal);
    return `Estabelecida com ${answer.name} (layout ${answer.layout}).${warningOf(destination.url)}`;
  },

  open(platform, signal) {
    const converse = conversing(platform, signal);
    return { send: async (sending) => sendIn(await converse(sending.destination), sending) };
  },
};

/** One conversation for the lots of a run, as long as it lasts. */
function conversing(platform: Platform, signal: AbortSignal) {
  let last: { conversation: Conversation; begun: number } | undefined;
  return async (destination: Destination): Promise<Conversation> => {
    if (!last || performance.now() - last.begun > CONVERSATION_MS) {
      const begun = performance.now();
      last = { conversation: await openConversation(platform, destination, signal), begun };
    }
    return last.conversation;
  };
}

async function sendIn(conversation: Conversation, sending: Sending): Promise<SendingEnd> {
  const { lote } = sending;
  const file = await ensureFile(sending, conversation.answer.layout);
  const manifest = await manifestOf(sending, file);
  const path = `/lotes/${lote.id}`;
  const mac = manifestMac(conversation.secret, lote.id, manifest);
  let standing = standingIn(
    await jsonOf(await conversation.ask('PUT', path, { json: { ...manifest, mac } })),
  );
  if (standing.state === 'receiving') {
    const sent = await sendChunks(sending, conversation, file, standing.have);
    if (sent === 'paused') return { state: 'paused' };
    standing = sent;
  }
  if (standing.state === 'judging') standing = await untilJudged(sending, conversation, path);
  return finish(sending, conversation, { file, sha256: manifest.sha256 }, standing);
}

async function manifestOf({ platform, lote }: Sending, file: LoteFile): Promise<Omit<Manifest, 'mac'>> {
  const { size, sha256 } = await getStoredFile(platform.db, file.fileId);
  return {
    number: lote.number,
    name: await nameOf(platform.db, lote),
    fichas: file.fichas,
    size,
    sha256,
    chunks: file.chunks,
  };
}

function standingIn(body: unknown): Standing {
  if (Value.Check(Standing, body)) return body;
  throw new DeliveryFailure('O destino respondeu algo que não é do protocolo. Confira o endereço.');
}

/** From the first piece that the receiver lacks, for one turn; each is kept there before the next goes. */
async function sendChunks(
  { platform, lote, advance }: Sending,
  { ask }: Conversation,
  { fileId, chunks }: LoteFile,
  have: number,
): Promise<Standing | 'paused'> {
  const begun = performance.now();
  let number = have;
  let standing: Standing | undefined;
  const steps = chunks.length;
  await advance(have, steps);
  for await (const bytes of readChunks(platform.db, fileId, have)) {
    if (performance.now() - begun > TURN_MS) return 'paused';
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), 'pedaco');
    standing = standingIn(await jsonOf(await ask('PUT', `/lotes/${lote.id}/chunks/${number}`, { form })));
    number += 1;
    await advance(number, steps);
  }
  // Its file is written anew for another layout.
  if (number < steps) throw new TakenOver('the file of the delivery is gone');
  if (!standing) throw new DeliveryFailure('O destino pede um pedaço que o lote não tem.');
  return standing;
}

async function untilJudged(
  { advance, signal, delivery }: Sending,
  { ask }: Conversation,
  path: string,
): Promise<Standing> {
  const begun = performance.now();
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const standing = standingIn(await jsonOf(await ask('GET', path)));
    if (standing.state !== 'judging' || performance.now() - begun > PATIENCE_MS) return standing;
    await sleep(wait, undefined, { signal });
    await advance(delivery.done, delivery.steps ?? 0);
  }
}

async function finish(
  sending: Sending,
  conversation: Conversation,
  sent: { file: LoteFile; sha256: string },
  { state, message, at }: Standing,
): Promise<SendingEnd> {
  const { platform } = sending;
  const now = platform.clock.now().getTime();
  switch (state) {
    case 'received':
      await takeReceipt(sending, conversation, sent);
      return { state: 'sent' };
    case 'refused':
      throw new LoteFailure(message ?? 'O destino não aceitou o arquivo do lote.');
    case 'later':
      return {
        state: 'later',
        at: new Date(now + (at === null ? ASK_AGAIN_MS : untilThen(at, conversation.answer.at))),
        message: shownText(message ?? 'O destino marcou outro horário.', MOST_MESSAGE),
      };
    case 'receiving':
    case 'judging':
      return {
        state: 'later',
        at: new Date(now + ASK_AGAIN_MS),
        message: 'O lote chegou e o destino ainda confere as fichas.',
      };
  }
}

/** The receiver names an hour of its own clock, which may differ from ours by any time. */
const untilThen = (at: string, receiverNow: string): number => {
  const wait = Date.parse(at) - Date.parse(receiverNow);
  return Number.isNaN(wait) ? ASK_AGAIN_MS : Math.min(Math.max(wait, 0), LONGEST_SLOT_MS);
};

/** The receipt enters with the end of the sending: "Enviado" is never without it. */
async function takeReceipt(
  { platform, caller, lote, destination, delivery }: Sending,
  { ask, secret, answer }: Conversation,
  { file, sha256 }: { file: LoteFile; sha256: string },
): Promise<void> {
  const nonce = newNonce();
  const response = await ask('GET', `/lotes/${lote.id}/receipt.zip?nonce=${nonce}`);
  if (!response.ok) await jsonOf(response);
  const bytes = await bytesOf(response, RECEIPT_BYTES);
  const receipt = createHash('sha256').update(bytes).digest('hex');
  const mac = receiptMac(secret, { nonce, loteId: lote.id, sha256: receipt });
  if (!isSame(response.headers.get(MAC_HEADER) ?? '', mac)) {
    throw new DeliveryFailure('O recibo do destino chegou alterado ou pela metade.');
  }
  const path = await temporaryPath(platform.boot.dataDir, `receipt-${lote.id}-${destination.id}`);
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    await runUseCase(platform, caller, async (context) => {
      await keepReceipt(context, path, (head) =>
        head.lot.sha256 === sha256 && head.receiver.uuidInstalacao === answer.installation
          ? { id: lote.id, number: lote.number, fichas: file.fichas, destinationId: destination.id }
          : undefined,
      );
      if (!(await endDelivery(context.db, delivery, context.now))) {
        throw new TakenOver('the delivery was taken over before its receipt came');
      }
      await deleteStoredFile(context.db, file.fileId);
      context.audit({
        type: 'production.lote-sent',
        subject: { table: 'generated_lote', id: lote.id },
        municipalityId: lote.municipalityId,
      });
    });
  } catch (error) {
    if (error instanceof Problem) throw new LoteFailure(`O recibo do destino não serve: ${error.detail}`);
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

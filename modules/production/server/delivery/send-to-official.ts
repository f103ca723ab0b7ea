import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import { type OutgoingFicha, outgoingFichas } from '../sending/lote-records.ts';
import { addReceipt } from '../sending/receipt-queries.ts';
import { addExceptions, endDelivery, type Exception } from './delivery-queries.ts';
import { warningOf } from './http.ts';
import { nothingSayable } from './lote-file.ts';
import { saysRepeated } from './official-answer.ts';
import { type FichaAnswer, logIn, type OfficialSession, openSession } from './official-client.ts';
import {
  addRepeated,
  copyRefusals,
  countAnswers,
  forgetAnswers,
  keepAskedFrom,
  mayHaveGone,
} from './official-queries.ts';
import { type Sending, type SendingEnd, TakenOver, type Transport } from './transport.ts';

/** One ficha a request takes long: after this it is the turn of others. */
const TURN_MS = 120_000;
/** A ficha at which the destination fails so often in a row, half an hour long, keeps back the others no longer. */
const MOST_TRIES = 5;
/** As long as a receipt says who gave it. */
const MOST_RECEIVER = 300;

/** The published LEDI API of the official PEC: one ficha a request, and what it said of each is the receipt. */
export const officialTransport: Transport = {
  async test(platform, destination, signal) {
    await logIn(platform, destination, signal);
    return `Estabelecida: o destino aceitou a credencial.${warningOf(destination.url)}`;
  },

  open(platform, signal, destination) {
    const session = openSession(platform, destination, signal);
    return { send: (sending) => sendIn(session, sending) };
  },
};

async function sendIn(session: OfficialSession, sending: Sending): Promise<SendingEnd> {
  const { platform, lote, destination, delivery, signal, advance } = sending;
  const turnEnds = platform.clock.now().getTime() + TURN_MS;
  const from = delivery.done;
  const wasCut = await mayHaveGone(platform.db, delivery, from);
  const askedFrom = (done: number, position: number | null) =>
    advance(done, lote.fichas, ({ db }) => keepAskedFrom(db, delivery, position));
  let isAsking = false;
  if (from === 0) await advance(0, lote.fichas, ({ db }) => forgetAnswers(db, delivery));
  for await (const ficha of await outgoingFichas(platform, lote, { layout: destination.layout, from })) {
    signal.throwIfAborted();
    if (platform.clock.now().getTime() > turnEnds) {
      if (isAsking) await askedFrom(ficha.position, null);
      return { state: 'paused' };
    }
    if (ficha.bytes && !isAsking) {
      await session.open();
      await askedFrom(ficha.position, ficha.position);
      isAsking = true;
    }
    const isFirst = ficha.position === from;
    const isStuck = isFirst && delivery.tries >= MOST_TRIES;
    const answer = ficha.bytes ? await session.send(ficha.uuid, ficha.bytes, isStuck) : null;
    const outcome = outcomeOf(ficha, answer, isFirst && wasCut);
    await advance(ficha.position + 1, lote.fichas, (context) => keep(context, sending, ficha, outcome));
  }
  await advance(lote.fichas, lote.fichas, (context) => finish(context, sending));
  return { state: 'sent' };
}

type Outcome = 'repeated' | Pick<Exception, 'kind' | 'reasons'> | null;

/** What is worth keeping of a ficha; null: it went whole and was accepted. */
function outcomeOf(
  { bytes, reasons: losses }: OutgoingFicha,
  answer: FichaAnswer | null,
  sentBefore: boolean,
): Outcome {
  if (!bytes) return { kind: 'kept', reasons: losses };
  if (answer?.accepted === false) {
    if (saysRepeated(answer.reasons, sentBefore)) return 'repeated';
    return { kind: 'refused', reasons: answer.reasons };
  }
  return losses.length > 0 ? { kind: 'reduced', reasons: losses } : null;
}

async function keep(
  { db }: UseCaseContext,
  { delivery }: Sending,
  { position, uuid }: OutgoingFicha,
  outcome: Outcome,
): Promise<void> {
  if (outcome === 'repeated') await addRepeated(db, delivery);
  else if (outcome) await addExceptions(db, delivery, [{ position, uuid, ...outcome }]);
}

/** "Enviado" is never without its receipt. */
async function finish(
  { db, now, audit }: UseCaseContext,
  { lote, destination, delivery }: Sending,
): Promise<void> {
  const { kept, refused, repeated } = await countAnswers(db, delivery);
  const went = lote.fichas - kept;
  if (went === 0 && destination.layout !== null) throw nothingSayable(destination.layout);
  const id = uuidV7(now.getTime());
  await addReceipt(db, {
    id,
    loteId: lote.id,
    receiverId: destination.url.slice(0, MOST_RECEIVER),
    receiver: destination.name,
    judgedAt: now,
    readAt: now,
    readBy: null,
    destinationId: destination.id,
    valid: went - refused - repeated,
    invalid: refused,
    repeated,
    held: 0,
  });
  await copyRefusals(db, id, delivery);
  if (!(await endDelivery(db, delivery, now))) throw new TakenOver('the delivery was taken over at its end');
  audit({
    type: 'production.lote-sent',
    subject: { table: 'generated_lote', id: lote.id },
    municipalityId: lote.municipalityId,
  });
}

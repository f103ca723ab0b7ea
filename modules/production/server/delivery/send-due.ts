import { Problem } from '#platform/errors/problem';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { transmissionState } from '#modules/activation/index';
import { findGeneratedLote, type GeneratedLote } from '../sending/sending-queries.ts';
import { type DeliveryRow, hold, postpone, postponeOthers, release, takeDue } from './delivery-queries.ts';
import { type Destination, keepContact, listDestinations } from './destination-queries.ts';
import { DeliveryFailure, type Sending, type SendingEnd } from './transport.ts';
import { transports } from './transports.ts';

const MINUTE_MS = 60_000;
/** After a death, whoever comes next waits so long before it goes on with what the dead one held. */
const HOLD_MS = 3 * MINUTE_MS;
const LONGEST_BACK_OFF_MINUTES = 60;
const NOT_ALLOWED_MS = 60 * MINUTE_MS;

/** `paused`: lots in the middle of a long sending, which goes on when this is called again. */
export type SentCounts = { sent: number; waiting: number; paused: number };

/**
 * Sends all that is due, one destination after another: one that does not answer stops nobody else. What fails is tried
 * again by itself after 1, 2, 4 … 60 minutes, for as long as it takes.
 */
export async function sendDue(
  platform: Platform,
  caller: Caller,
  { signal, destinationId }: { signal: AbortSignal; destinationId?: string },
): Promise<SentCounts> {
  const counts = { sent: 0, waiting: 0, paused: 0 };
  for (const destination of await listDestinations(platform.db)) {
    if (destination.inactiveAt !== null || (destinationId ?? destination.id) !== destination.id) continue;
    while (!signal.aborted) {
      const went = await sendNext(platform, caller, destination, signal);
      if (went === 'nothing') break;
      counts[went] += 1;
      if (went !== 'sent') break;
    }
  }
  return counts;
}

async function sendNext(
  platform: Platform,
  caller: Caller,
  destination: Destination,
  signal: AbortSignal,
): Promise<keyof SentCounts | 'nothing'> {
  const now = platform.clock.now();
  let held = new Date(now.getTime() + HOLD_MS);
  const delivery = await runUseCase(platform, caller, ({ db }) =>
    takeDue(db, { destinationId: destination.id, now, until: held }),
  );
  if (!delivery) return 'nothing';
  const advance: Sending['advance'] = async (done, steps, kept) => {
    const until = new Date(platform.clock.now().getTime() + HOLD_MS);
    await runUseCase(platform, caller, async (context) => {
      const isOurs = await hold(context.db, delivery, { held, until, done, steps });
      if (!isOurs) throw new TakenOver('the delivery was taken over');
      await kept?.(context);
    });
    held = until;
    Object.assign(delivery, { done, steps, ...(done > delivery.done ? { tries: 0 } : {}) });
  };
  try {
    const lote = await allowedLote(platform, delivery);
    if (typeof lote === 'string') {
      const nextAt = new Date(now.getTime() + NOT_ALLOWED_MS);
      await runUseCase(platform, caller, ({ db }) =>
        postpone(db, delivery, { state: 'scheduled', nextAt, message: lote }),
      );
      return 'waiting';
    }
    const sending: Sending = { platform, caller, lote, destination, delivery, signal, advance };
    return await settle(sending, await transports[destination.protocol].send(sending));
  } catch (error) {
    if (signal.aborted) {
      await runUseCase(platform, caller, ({ db }) => release(db, delivery, platform.clock.now()));
      return 'nothing';
    }
    if (error instanceof TakenOver) return 'nothing';
    await fail({ platform, caller, destination, delivery }, error);
    return 'waiting';
  }
}

class TakenOver extends Error {}

/** The lot, or in a sentence why its production may not leave the installation. */
async function allowedLote(platform: Platform, { loteId }: DeliveryRow): Promise<GeneratedLote | string> {
  const lote = await findGeneratedLote(platform.db, loteId, null);
  if (!lote) throw new Error('a delivery refers to its lot');
  const { allowed, sentence } = await transmissionState(platform.db, lote.municipalityId, platform.boot);
  return allowed ? lote : sentence;
}

async function settle(
  { platform, caller, destination, delivery }: Sending,
  end: SendingEnd,
): Promise<keyof SentCounts> {
  const at = platform.clock.now();
  return runUseCase(platform, caller, async ({ db }) => {
    const message = end.state === 'later' ? end.message : 'Estabelecida.';
    await keepContact(db, { id: destination.id, at, connected: true, message });
    if (end.state === 'paused') await release(db, delivery, at);
    if (end.state !== 'later') return end.state;
    await postpone(db, delivery, { state: 'scheduled', nextAt: end.at, message });
    await postponeOthers(db, destination.id, end.at);
    return 'waiting';
  });
}

async function fail(
  {
    platform,
    caller,
    destination,
    delivery,
  }: Pick<Sending, 'platform' | 'caller' | 'destination' | 'delivery'>,
  error: unknown,
): Promise<void> {
  const at = platform.clock.now();
  const nextAt = new Date(at.getTime() + backOffMs(delivery.tries));
  const said = sentenceOf(error);
  if (said === null) platform.log.error('lote-not-sent', { lote: delivery.loteId, ...errorFields(error) });
  const message =
    said ??
    'Houve uma falha desta instalação ao enviar. Ela tenta de novo sozinha; se continuar, veja o registro do programa.';
  await runUseCase(platform, caller, async ({ db }) => {
    await keepContact(db, { id: destination.id, at, connected: false, message });
    await postpone(db, delivery, { state: 'failed', nextAt, message });
    await postponeOthers(db, destination.id, nextAt);
  });
}

/** What the destination said, or what is to be settled here before the lot may go (who sends it). */
function sentenceOf(error: unknown): string | null {
  if (error instanceof DeliveryFailure) return error.message;
  return error instanceof Problem ? error.detail : null;
}

/** 1, 2, 4 … 60 minutes, and up to a quarter more: units that lost the same link do not all come back at once. */
const backOffMs = (tries: number): number =>
  Math.min(LONGEST_BACK_OFF_MINUTES, 2 ** Math.min(tries, 10)) * MINUTE_MS * (1 + Math.random() / 4);

import { Problem } from '#platform/errors/problem';
import { errorFields } from '#platform/log/logger';
import { closedReason } from '#platform/outbound/gate';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { transmissionState } from '#modules/activation/index';
import { findGeneratedLote, type GeneratedLote } from '../sending/sending-queries.ts';
import { type DeliveryRow, hold, postpone, postponeOthers, release, takeDue } from './delivery-queries.ts';
import { type Destination, findDestination, keepContact, listDestinations } from './destination-queries.ts';
import {
  DeliveryFailure,
  type Line,
  LoteFailure,
  type Sending,
  type SendingEnd,
  TakenOver,
} from './transport.ts';
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
  { signal }: { signal: AbortSignal },
): Promise<SentCounts> {
  const counts = { sent: 0, waiting: 0, paused: 0 };
  // They stay due, and go at the first turn after the internet is on again.
  if ((await closedReason(platform, platform.db)) !== null) return counts;
  for (const { id } of await listDestinations(platform.db)) {
    const lineTo = lines(platform, signal);
    while (!signal.aborted) {
      const went = await sendNext({ platform, caller, signal, lineTo }, id);
      if (went === 'nothing') break;
      if (went === 'taken') continue;
      counts[went === 'unreached' ? 'waiting' : went] += 1;
      if (went === 'unreached' || went === 'paused') break;
    }
  }
  return counts;
}

/** `unreached`: the destination's others wait as well; `waiting`: this lot alone; `taken`: somebody else has it. */
type Went = keyof SentCounts | 'unreached' | 'taken' | 'nothing';

/** The line to a destination, kept for as long as it is at the same address with the same credential. */
function lines(platform: Platform, signal: AbortSignal): (destination: Destination) => Line {
  let last: { to: Destination; line: Line } | undefined;
  return (to) => {
    const isSame = last?.to.url === to.url && last.to.credential.equals(to.credential);
    if (!last || !isSame) last = { to, line: transports[to.protocol].open(platform, signal, to) };
    return last.line;
  };
}

type Run = Pick<Sending, 'platform' | 'caller' | 'signal'> & { lineTo: ReturnType<typeof lines> };

async function sendNext({ platform, caller, signal, lineTo }: Run, destinationId: string): Promise<Went> {
  const now = platform.clock.now();
  const until = new Date(now.getTime() + HOLD_MS);
  // As the destination is now: it may have been inactivated or changed since the lot before.
  const taken = await runUseCase(platform, caller, async ({ db }) => {
    const destination = await findDestination(db, destinationId);
    if (!destination || destination.inactiveAt !== null) return undefined;
    const delivery = await takeDue(db, { destinationId, now, until });
    return delivery && { destination, delivery };
  });
  if (!taken) return 'nothing';
  const { delivery } = taken;
  const advance: Sending['advance'] = async (done, steps, kept) => {
    const before = delivery.heldUntil;
    const next = new Date(platform.clock.now().getTime() + HOLD_MS);
    try {
      await runUseCase(platform, caller, async (context) => {
        const isOurs = await hold(context.db, delivery, { until: next, done, steps });
        if (!isOurs) throw new TakenOver('the delivery was taken over');
        delivery.heldUntil = next;
        await kept?.(context);
      });
    } catch (error) {
      delivery.heldUntil = before;
      throw error;
    }
    Object.assign(delivery, { done, steps, ...(done > delivery.done ? { tries: 0 } : {}) });
  };
  try {
    const lote = await allowedLote(platform, delivery);
    if (typeof lote === 'string') {
      const nextAt = new Date(now.getTime() + NOT_ALLOWED_MS);
      const later = { state: 'scheduled' as const, nextAt, message: lote };
      await runUseCase(platform, caller, ({ db }) => postpone(db, delivery, later));
      return 'waiting';
    }
    const sending: Sending = { platform, caller, lote, ...taken, signal, advance };
    return await settle(sending, await lineTo(taken.destination).send(sending));
  } catch (error) {
    if (signal.aborted) {
      await runUseCase(platform, caller, ({ db }) => release(db, delivery, platform.clock.now()));
      return 'nothing';
    }
    return error instanceof TakenOver ? 'taken' : fail({ platform, caller, ...taken }, error);
  }
}

/** The lot, or in a sentence why its production may not leave the installation. */
async function allowedLote(platform: Platform, { loteId }: DeliveryRow): Promise<GeneratedLote | string> {
  const lote = await findGeneratedLote(platform.db, loteId, null);
  if (!lote) throw new Error('a delivery refers to its lot');
  const { allowed, sentence } = await transmissionState(platform.db, lote.municipalityId, platform.boot);
  return allowed ? lote : sentence;
}

async function settle({ platform, caller, destination, delivery }: Sending, end: SendingEnd): Promise<Went> {
  const at = platform.clock.now();
  return runUseCase(platform, caller, async ({ db }) => {
    const message = end.state === 'later' ? end.message : 'Estabelecida.';
    await keepContact(db, { id: destination.id, at, connected: true, message });
    if (end.state === 'paused') await release(db, delivery, at);
    if (end.state !== 'later') return end.state;
    await postpone(db, delivery, { state: 'scheduled', nextAt: end.at, message });
    await postponeOthers(db, destination.id, end.at);
    return 'unreached';
  });
}

type Failing = Pick<Sending, 'platform' | 'caller' | 'destination' | 'delivery'>;

/** What is wrong with this lot keeps back no other; what is wrong with the destination would meet them all. */
async function fail({ platform, caller, destination, delivery }: Failing, error: unknown): Promise<Went> {
  const at = platform.clock.now();
  const nextAt = new Date(at.getTime() + backOffMs(delivery.tries));
  const said = sentenceOf(error);
  if (said === null) platform.log.error('lote-not-sent', { lote: delivery.loteId, ...errorFields(error) });
  const message =
    said ??
    'Houve uma falha desta instalação ao enviar. Ela tenta de novo sozinha; se continuar, veja o registro do programa.';
  const isOfLote = error instanceof LoteFailure || error instanceof Problem;
  await runUseCase(platform, caller, async ({ db }) => {
    await postpone(db, delivery, { state: 'failed', nextAt, message });
    if (isOfLote) return;
    await keepContact(db, { id: destination.id, at, connected: false, message });
    await postponeOthers(db, destination.id, nextAt);
  });
  return isOfLote ? 'waiting' : 'unreached';
}

/** What the destination said, or what is to be settled here before the lot may go (who sends it). */
function sentenceOf(error: unknown): string | null {
  if (error instanceof DeliveryFailure) return error.message;
  return error instanceof Problem ? error.detail : null;
}

/** 1, 2, 4 … 60 minutes, and up to a quarter more: units that lost the same link do not all come back at once. */
const backOffMs = (tries: number): number =>
  Math.min(LONGEST_BACK_OFF_MINUTES, 2 ** Math.min(tries, 10)) * MINUTE_MS * (1 + Math.random() / 4);

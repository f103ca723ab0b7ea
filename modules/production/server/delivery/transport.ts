import { shownText } from '#platform/files/shown-text';
import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Caller } from '#platform/usecase/run';
import type { Destination } from './destination-queries.ts';
import type { GeneratedLote } from '../sending/sending-queries.ts';
import type { DeliveryRow } from './delivery-queries.ts';

/** A lot that is being sent to a destination by whoever holds it. */
export type Sending = {
  platform: Platform;
  caller: Caller;
  lote: GeneratedLote;
  destination: Destination;
  delivery: DeliveryRow;
  signal: AbortSignal;
  /**
   * Keeps how far it went (pieces or fichas that the destination answered for, of how many) and goes on holding it; what
   * is to be `kept` with that is in the same transaction. Throws when somebody else holds it by now: who called stops
   * there, and nothing is kept.
   */
  advance(done: number, steps: number, kept?: (context: UseCaseContext) => Promise<void>): Promise<void>;
};

/**
 * How a sending ended for now: `sent` once the receipt is in the base; `later` when the destination asked for another
 * time; `paused` when it is the turn of others and it goes on after them. What cannot go on throws
 * {@link DeliveryFailure}.
 */
export type SendingEnd =
  | { state: 'sent' }
  | { state: 'paused' }
  | { state: 'later'; at: Date; message: string };

/** What a destination said and what is added here, where it stopped or what to do. */
const MOST_SENTENCE = 1_000;

/** The destination was not reached, or did not take it: a sentence for people, and it is tried again later. */
export class DeliveryFailure extends Error {
  override readonly name: string = 'DeliveryFailure';

  constructor(sentence: string) {
    super(shownText(sentence, MOST_SENTENCE));
  }
}

/** What is wrong is of this lot alone: the destination's others go on. */
export class LoteFailure extends DeliveryFailure {}

/** Somebody else holds the lot by now, or its file is written anew: whoever was sending it stops there. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/** One way of speaking to destinations. */
export type Transport = {
  /** Says who answers there, in a sentence; throws {@link DeliveryFailure} when nobody does. */
  test(platform: Platform, destination: Destination, signal: AbortSignal): Promise<string>;
  /** For the lots of a run, one after another: who was greeted for one is not greeted again for the next. */
  open(platform: Platform, signal: AbortSignal, destination: Destination): Line;
};

/** A destination as it was when its line was opened. */
export type Line = { send(sending: Sending): Promise<SendingEnd> };

import { shownText } from '#platform/files/shown-text';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { unconfirmedSentence } from '#modules/setup/index';
import { getDestination } from './change-destinations.ts';
import { type Destination, keepContact } from './destination-queries.ts';
import { DeliveryFailure } from './transport.ts';
import { transports } from './transports.ts';

const PATIENCE_MS = 30_000;
const MOST_MESSAGE = 500;

/** Asks a destination who it is and keeps what it said, or why it did not. */
export async function testDestination(
  platform: Platform,
  caller: Caller,
  destination: Destination,
): Promise<Destination> {
  const tested = await testing(platform, destination);
  return runUseCase(platform, caller, async ({ db, now, audit }) => {
    await keepContact(db, { id: destination.id, at: now, ...tested });
    audit({
      type: 'production.destination-tested',
      subject: { table: 'destination', id: destination.id },
      details: { connected: tested.connected },
    });
    return getDestination(db, destination.id);
  });
}

async function testing(
  platform: Platform,
  destination: Destination,
): Promise<{ connected: boolean; message: string }> {
  const unconfirmed = await unconfirmedSentence(platform.db);
  // Even a greeting would tell the destination of another base.
  if (unconfirmed !== null) return { connected: false, message: unconfirmed };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const message = await transports[destination.protocol].test(platform, destination, signal);
    return { connected: true, message: shownText(message, MOST_MESSAGE) };
  } catch (error) {
    if (signal.aborted) return { connected: false, message: 'O destino não respondeu em 30 segundos.' };
    if (error instanceof DeliveryFailure) return { connected: false, message: error.message };
    throw error;
  }
}

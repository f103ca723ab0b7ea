import type { Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import {
  beginEpoch,
  chainState,
  findLastBlock,
  highestTransaction,
  waitForSealerTurn,
} from './chain-queries.ts';
import { isClosed } from './snapshot.ts';

/**
 * Begins an epoch when the server counts transactions below those of the trail: the base was restored into another
 * one. Runs before anything is written, in whichever process starts first.
 */
export async function beginEpochIfRestored(platform: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    await waitForSealerTurn(tx);
    const last = await findLastBlock(tx);
    const { epoch, snapshot } = await chainState(tx);
    if (!last || last.epoch !== epoch || isClosed(last.snapshot)) return;
    const written = await highestTransaction(tx, epoch);
    if (snapshot.xmax < last.snapshot.xmax || snapshot.xmax <= written)
      await beginEpoch(tx, epoch + 1, platform.clock.now());
  });
}

/** A base that was loaded from a copy: its rows are those of the epoch before, whatever this server counts. */
export async function beginNextEpoch(tx: Tx, now: Date): Promise<void> {
  const { epoch } = await chainState(tx);
  await beginEpoch(tx, epoch + 1, now);
}

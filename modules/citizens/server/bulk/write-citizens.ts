import type { AuditEvent } from '#platform/audit/append';
import type { Tx } from '#platform/db/database';
import { onOneClient } from '#platform/db/one-client';
import type { Caller } from '#platform/usecase/run';
import { runUseCase } from '#platform/usecase/run';
import type { Platform } from '#platform/runtime/platform';
import { countUpTo, TABLES, tidy } from './bulk-queries.ts';
import { copyCitizens } from './copy-citizens.ts';
import type { BulkCitizen, BulkSource } from './row.ts';
import { withoutUpkeep } from './upkeep-queries.ts';

/** Fewer go in faster with the indexes in place. */
const MANY = 20_000;

export type BulkStep = { written: number } | { building: number; of: number } | { tidying: true };

export type BulkWrite = {
  source: BulkSource;
  /** How many there will be, about. */
  expected: number;
  citizens: (db: Tx) => Promise<Iterable<BulkCitizen>> | Iterable<BulkCitizen>;
  /** What the trail says of the whole. */
  audit: (count: number) => AuditEvent;
  step?: (step: BulkStep) => void;
  signal?: AbortSignal;
};

/**
 * Writes registrations in bulk, all or none: cancelled, failed or killed it leaves the base as it was. Resolves with
 * how many were written, once the planner knows of them.
 */
export async function writeCitizensInBulk(
  platform: Platform,
  caller: Caller,
  { source, expected, citizens, audit, step = () => undefined, signal }: BulkWrite,
): Promise<number> {
  const count = await onOneClient(
    platform.databaseUrl,
    'pec-bulk',
    ({ client, db }) =>
      runUseCase({ ...platform, db }, caller, async (context) => {
        const copy = async () =>
          copyCitizens(client, source, await citizens(context.db), (written) => step({ written }));
        const rebuild = await worthRebuilding(context.db, expected);
        const written = rebuild
          ? await withoutUpkeep(context.db, TABLES, copy, (building, of) => step({ building, of }))
          : await copy();
        context.audit(audit(written));
        return written;
      }),
    signal,
  );
  step({ tidying: true });
  await tidy(platform.db);
  return count;
}

/** Building an index again reads every row, also those that were there. */
async function worthRebuilding(db: Tx, expected: number): Promise<boolean> {
  return expected >= MANY && (await countUpTo(db, expected)) < expected;
}

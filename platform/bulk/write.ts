import type pg from 'pg';
import type { AuditEvent } from '#platform/audit/append';
import type { Tx } from '#platform/db/database';
import { onOneClient } from '#platform/db/one-client';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { countUpTo, tidy } from './table-queries.ts';
import { withoutUpkeep } from './upkeep-queries.ts';

/** Fewer go in faster with the indexes in place. */
const MANY = 20_000;

export type BulkStep = { written: number } | { building: number; of: number } | { tidying: true };

export type BulkWork = {
  /** Those that are written. */
  tables: readonly string[];
  /** The one of them whose rows are counted. */
  counted: string;
  /** How many rows of that one will be written, about. */
  expected: number;
  /** Writes them all, by COPY on `client`, which is in the transaction of `db`. Answers how many. */
  write: (to: { client: pg.ClientBase; db: Tx }, written: (count: number) => void) => Promise<number>;
  /** What the trail says of the whole; of none it tells nothing. */
  audit: (count: number) => AuditEvent;
  step?: ((step: BulkStep) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Writes many rows at once, all or none: cancelled, failed or killed it leaves the base as it was. Resolves with how many
 * were written, once the planner knows of them. No change is logged row by row: see docs/decisions, citizens-in-bulk.
 */
export async function writeInBulk(
  platform: Platform,
  caller: Caller,
  { tables, counted, expected, write, audit, step = () => undefined, signal }: BulkWork,
): Promise<number> {
  const count = await onOneClient(
    platform.databaseUrl,
    'pec-bulk',
    ({ client, db }) =>
      runUseCase({ ...platform, db }, caller, async (context) => {
        const copy = () => write({ client, db: context.db }, (written) => step({ written }));
        const rebuild = await worthRebuilding(context.db, counted, expected);
        const written = rebuild
          ? await withoutUpkeep(context.db, tables, copy, (building, of) => step({ building, of }))
          : await copy();
        if (written > 0) context.audit(audit(written));
        return written;
      }),
    signal,
  );
  step({ tidying: true });
  await tidy(platform.db, tables);
  return count;
}

/** Building an index again reads every row, also those that were there. */
async function worthRebuilding(db: Tx, table: string, expected: number): Promise<boolean> {
  return expected >= MANY && (await countUpTo(db, table, expected)) < expected;
}

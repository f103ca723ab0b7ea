import type { AuditEvent } from '#platform/audit/append';
import { type BulkStep, writeInBulk } from '#platform/bulk/write';
import type { Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import type { Caller } from '#platform/usecase/run';
import { copyCitizens } from './copy-citizens.ts';
import type { BulkCitizen, BulkSource } from './row.ts';

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

/** Writes registrations in bulk, with their documents: all or none. Resolves with how many were written. */
export const writeCitizensInBulk = (
  platform: Platform,
  caller: Caller,
  { source, expected, citizens, audit, step, signal }: BulkWrite,
): Promise<number> =>
  writeInBulk(platform, caller, {
    tables: ['citizen', 'citizen_document'],
    counted: 'citizen',
    expected,
    write: async ({ client, db }, written) => copyCitizens(client, source, await citizens(db), written),
    audit,
    step,
    signal,
  });

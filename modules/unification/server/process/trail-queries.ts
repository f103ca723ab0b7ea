import { allKept, type AuditEvent, auditInsert } from '#platform/audit/append';
import { sql, type Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';

/** Told what became of the transaction in which an event was written. */
export type Written = { ended(kept: boolean): void };

/** Writes an event of the installation itself in a transaction that is no use case: the one in which a base enters. */
export async function writeInTrail(
  { secrets, clock }: Platform,
  tx: Tx,
  event: AuditEvent,
): Promise<Written> {
  const entry = { actor: { kind: 'system' }, ip: null, at: clock.now(), event } as const;
  const insert = auditInsert(secrets, [entry]);
  await sql`with kept as (${insert.statement}) ${allKept(insert, 'kept')}`.execute(tx);
  return insert;
}

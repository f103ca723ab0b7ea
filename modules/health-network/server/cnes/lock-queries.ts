import { sql, type Tx } from '#platform/db/database';

const LOCK = 7_326_004;

/**
 * Holds back imports of other municipalities until this transaction ends: the same new professional in two
 * files at once would otherwise be added twice, and the second import fail.
 */
export async function lockHealthNetwork(db: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
}

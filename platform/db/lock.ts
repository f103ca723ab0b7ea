import { type Db, sql } from './database.ts';

/**
 * Waits until nobody else holds the lock of this name, and holds it until the transaction ends. The name begins with that of
 * its module: two modules never wait for each other by chance.
 */
export async function lockByName(tx: Db, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

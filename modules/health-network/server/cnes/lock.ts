import type { Tx } from '#platform/db/database';
import { lockByName } from '#platform/db/lock';

/**
 * Holds back imports of other municipalities until this transaction ends: the same new professional in two
 * files at once would otherwise be added twice, and the second import fail.
 */
export const lockHealthNetwork = (db: Tx): Promise<void> => lockByName(db, 'health-network.cnes');

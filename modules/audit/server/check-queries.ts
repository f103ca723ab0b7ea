import { type Db, findRow, getRow, sql } from '#platform/db/database';
import { type ChainEnd, chainState, findOutside } from './chain/chain-queries.ts';

/** Are there rows whose month has no partition? */
export async function defaultPartitionRows(db: Db): Promise<boolean> {
  const row = await getRow<{ found: boolean }>(
    db,
    sql`select exists (select 1 from audit_event_default) as found`,
  );
  return row.found;
}

/** Are there rows that no block will ever hold? */
export async function rowsAreOutside(db: Db): Promise<boolean> {
  return findOutside(db, await chainState(db));
}

/** When the oldest row after the last block was written; undefined when none waits. */
export async function waitingSince(db: Db, last: ChainEnd | undefined): Promise<Date | undefined> {
  const row = await findRow<{ at: Date }>(
    db,
    sql`select at from audit_event
      where epoch >= ${last?.epoch ?? 0} and (epoch > ${last?.epoch ?? 0}
        or xid >= ${String(last?.snapshot.xmax ?? 0)}::text::xid8)
      order by epoch, xid limit 1`,
  );
  return row?.at;
}

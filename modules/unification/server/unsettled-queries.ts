import { type Db, findRow, getRow, sql } from '#platform/db/database';
import type { Side } from './process/process-queries.ts';

export type Unsettled = { side: Side; state: 'running' | 'deciding'; unitName: string; peerName: string };

/** Does this base, of whatever version, know of unifications? */
export const knowsUnification = async (db: Db): Promise<boolean> =>
  (
    await getRow<{ knows: boolean }>(
      db,
      sql`select to_regclass('base_unification') is not null and to_regclass('setup_installation') is not null as knows`,
    )
  ).knows;

/**
 * What another version would leave half done: a process of this life that goes on, or a base that entered, which a copy brings
 * along. Only what bases had from the first version with unifications is asked for.
 */
export const findUnsettled = (db: Db): Promise<Unsettled | undefined> =>
  findRow<Unsettled>(
    db,
    sql`select u.side, u.state, u.unit_name as "unitName", u.peer_name as "peerName"
      from base_unification u cross join setup_installation i
      where u.state in ('running', 'deciding')
        and (u.own_incarnation = i.incarnation or (u.side = 'receiving' and u.state = 'deciding'))
      limit 1`,
  );

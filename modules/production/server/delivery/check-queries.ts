import { type Db, getRow, sql } from '#platform/db/database';

export type Stuck = {
  destinations: number;
  peers: number;
  /** Destinations and peers of which another base speaks. */
  changed: number;
  /** Peers that spoke once and not since. */
  silent: number;
  /** When the oldest lot that did not arrive was generated. */
  oldest: Date | null;
};

export const countStuck = (db: Db, silentSince: Date): Promise<Stuck> =>
  getRow<Stuck>(
    db,
    sql`select
      (select count(*) from destination where inactive_at is null) as destinations,
      (select count(*) from sending_peer where inactive_at is null) as peers,
      (select count(*) from destination where changed_id is not null and inactive_at is null)
        + (select count(*) from sending_peer where changed_id is not null and inactive_at is null) as changed,
      (select count(*) from sending_peer where inactive_at is null and seen_at < ${silentSince}) as silent,
      (select min(l.created_at) from lote_delivery v join generated_lote l on l.id = v.lote_id
        join destination d on d.id = v.destination_id
        where v.state <> 'sent' and d.inactive_at is null) as oldest`,
  );

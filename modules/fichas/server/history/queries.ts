import { type Db, getRow, rowsOf, sql } from '#platform/db/database';

type ReceivedRow = {
  uuid: string;
  filledAt: Date | null;
  receivedAt: Date;
  outcome: 'applied' | 'older' | 'review' | 'refused' | 'discarded';
  unit: string | null;
  team: string | null;
};

/** The fichas of a citizen, the newest first. */
export const findFichasOf = (
  db: Db,
  citizenId: string,
  from: number,
  limit: number,
): Promise<ReceivedRow[]> =>
  rowsOf<ReceivedRow>(
    db,
    sql`select f.uuid, f.filled_at as "filledAt", f.received_at as "receivedAt", f.outcome,
        (select min(u.name) from health_network_unit u where u.cnes = f.unit_cnes) as unit,
        (select min(t.name) from health_network_team t join health_network_unit u on u.id = t.unit_id
          where t.ine = f.team_ine and u.cnes = f.unit_cnes) as team
      from citizen_fci f where f.citizen_id = ${citizenId}
      order by f.filled_at desc nulls last, f.uuid offset ${from} limit ${limit}`,
  );

export async function countFichasOf(db: Db, citizenId: string): Promise<number> {
  const { count } = await getRow<{ count: number }>(
    db,
    sql`select count(*) as count from citizen_fci where citizen_id = ${citizenId}`,
  );
  return count;
}

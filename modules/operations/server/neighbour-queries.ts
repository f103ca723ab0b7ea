import { type Db, getRow, rowsOf, sql } from '#platform/db/database';

// What the situation of the installation counts by the views of other rooms: sessions of `access`, imports of
// `health-network`.

/** People whose session was used since an instant. */
export async function countPeople(db: Db, since: Date): Promise<number> {
  const row = await getRow<{ people: number }>(
    db,
    sql`select count(distinct professional_id)::int as people from access_live_session
      where last_seen_at >= ${since}`,
  );
  return row.people;
}

export type LastCnesImport = { name: string; uf: string; imported_at: Date | null };

/** Every municipality with the last time a CNES file was accepted for it, changed or not. */
export function lastCnesImports(db: Db): Promise<LastCnesImport[]> {
  return rowsOf<LastCnesImport>(
    db,
    sql`select m.name, m.uf, (select max(i.finished_at) from health_network_accepted_import i
        where i.municipality_id = m.id) as imported_at
      from health_network_municipality m order by m.name`,
  );
}

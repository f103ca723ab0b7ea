import { type Db, rowsOf, sql } from '#platform/db/database';

/** Time zones of municipalities, by id. */
export type Zones = ReadonlyMap<string, string>;

export async function readZones(db: Db): Promise<Zones> {
  const rows = await rowsOf<{ id: string; zone: string }>(
    db,
    sql`select id, time_zone as zone from health_network_municipality`,
  );
  return new Map(rows.map((row) => [row.id, row.zone]));
}

import { type Db, findRow, sql } from '#platform/db/database';

/** IANA zone of the installation's first municipality; of Brasília where there is none yet. */
export async function zoneOfInstallation(db: Db): Promise<string> {
  const place = await findRow<{ timeZone: string }>(
    db,
    sql`select time_zone as "timeZone" from health_network_municipality order by ibge limit 1`,
  );
  return place?.timeZone ?? 'America/Sao_Paulo';
}

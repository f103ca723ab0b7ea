import { type Db, findRow, rowsOf, sql } from '#platform/db/database';

export async function findTeamName(db: Db, id: string): Promise<string | undefined> {
  const team = await findRow<{ name: string }>(
    db,
    sql`select name from health_network_team where id = ${id}`,
  );
  return team?.name;
}

/** IBGE codes of all municipalities, with their check digit. */
export async function listMunicipalityCodes(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ ibge: string }>(db, sql`select ibge from data_packages_municipality`);
  return rows.map(({ ibge }) => ibge);
}

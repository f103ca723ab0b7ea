import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { lockByName } from '#platform/db/lock';

export type Municipality = { id: string; ibge: string; name: string; uf: string; timeZone: string };

/** The municipality of a code, or the first of all; `several`: there are others like it. */
export const chosenMunicipality = (
  db: Db,
  ibge: string | null,
): Promise<(Municipality & { several: boolean }) | undefined> =>
  findRow<Municipality & { several: boolean }>(
    db,
    sql`select id, ibge, name, uf, time_zone as "timeZone", count(*) over () > 1 as several
      from health_network_municipality where ${ibge}::text is null or ibge = ${ibge} order by ibge limit 1`,
  );

export async function hasNetwork(db: Db, municipalityId: string): Promise<boolean> {
  const { there } = await getRow(
    db,
    sql<{ there: boolean }>`select exists (
      select from health_network_lotacao where municipality_id = ${municipalityId} and active) as there`,
  );
  return there;
}

export async function isInhabited(db: Db): Promise<boolean> {
  const { there } = await getRow(
    db,
    sql<{ there: boolean }>`select exists (select from citizens_person) as there`,
  );
  return there;
}

/** Two fills at once come one after the other. */
export const holdFill = (db: Tx): Promise<void> => lockByName(db, 'demo.fill');

/** Teams where somebody works, by INE; `withPeople`: of the kinds that have people of their own (eSF, eAP). */
export const workingTeams = (
  db: Tx,
  municipalityId: string,
): Promise<Array<{ id: string; withPeople: boolean }>> =>
  rowsOf(
    db,
    sql`select distinct team_id as id, ine, type_acronym ~* '^e(sf|ap)' as "withPeople"
      from health_network_lotacao
      where municipality_id = ${municipalityId} and team_id is not null and active order by ine`,
  );

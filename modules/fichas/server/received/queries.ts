import { findRow, sql, type Tx } from '#platform/db/database';
import { prepared } from '#platform/db/named';

/** Where a ficha says that it was filled in. */
export type ToldPlace = { ibge: string; unitCnes: string; teamIne: string | null };

/** The same, as this installation knows it. */
export type FichaPlace = {
  municipalityId: string | null;
  /** `FLORIANÓPOLIS/SC`. */
  municipality: string | null;
  /** IANA zone. */
  timeZone: string | null;
  unitId: string | null;
  teamId: string | null;
};

async function findPlace(db: Tx, { ibge, unitCnes, teamIne }: ToldPlace): Promise<FichaPlace> {
  const row = await findRow<FichaPlace>(
    db,
    prepared(sql`select m.id as "municipalityId", m.name || '/' || m.uf as municipality,
        m.time_zone as "timeZone", u.id as "unitId", t.id as "teamId"
      from health_network_municipality m
      left join health_network_unit u on u.municipality_id = m.id and u.cnes = ${unitCnes}
      left join health_network_team t on t.unit_id = u.id and t.ine = ${teamIne}::text and t.active
      where m.ibge = ${ibge}`),
  );
  return row ?? { municipalityId: null, municipality: null, timeZone: null, unitId: null, teamId: null };
}

/** Places of fichas, each asked for once. */
export function placesOf(db: Tx): (told: ToldPlace) => Promise<FichaPlace> {
  const known = new Map<string, FichaPlace>();
  return async ({ ibge, unitCnes, teamIne }) => {
    const name = [ibge, unitCnes, teamIne ?? ''].join('/');
    const place = known.get(name) ?? (await findPlace(db, { ibge, unitCnes, teamIne }));
    known.set(name, place);
    return place;
  };
}

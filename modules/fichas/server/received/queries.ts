import { findRow, sql, type Tx } from '#platform/db/database';

/** Where a ficha says that it was filled in. */
export type ToldPlace = { ibge: string; unitCnes: string; teamIne: string | null };

/** The same, as this installation knows it. */
export type FichaPlace = {
  municipalityId: string | null;
  /** `FLORIANÓPOLIS/SC`. */
  municipality: string | null;
  unitId: string | null;
  teamId: string | null;
};

export async function findPlace(db: Tx, { ibge, unitCnes, teamIne }: ToldPlace): Promise<FichaPlace> {
  const row = await findRow<FichaPlace>(
    db,
    sql`select m.id as "municipalityId", m.name || '/' || m.uf as municipality, u.id as "unitId", t.id as "teamId"
      from health_network_municipality m
      left join health_network_unit u on u.municipality_id = m.id and u.cnes = ${unitCnes}
      left join health_network_team t on t.unit_id = u.id and t.ine = ${teamIne}::text and t.active
      where m.ibge = ${ibge}`,
  );
  return row ?? { municipalityId: null, municipality: null, unitId: null, teamId: null };
}

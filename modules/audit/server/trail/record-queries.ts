import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { containing, startingWith } from '#platform/db/like';

/** Ids of what people know by a number: CPF or CNS of a person, CNES of a unit, IBGE of a municipality. */
export async function findRecordIds(db: Db, digits: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from health_network_professional where cpf = ${digits} or cns = ${digits}
      union select unit_id from health_network_lotacao where cnes = ${digits}
      union select id from health_network_municipality where ibge = ${digits}`,
  );
  return rows.map((row) => row.id);
}

export type TrailMunicipality = { name: string; uf: string; timeZone: string };

export async function findMunicipality(db: Db, id: string): Promise<TrailMunicipality | undefined> {
  return findRow<TrailMunicipality>(
    db,
    sql`select name, uf, time_zone as "timeZone" from health_network_municipality where id = ${id}`,
  );
}

const LISTED = 20;

/** People of a municipality by part of the name or the start of the CPF, or the one with an id. */
export function searchPeople(
  db: Db,
  municipalityId: string,
  { search, id }: { search?: string; id?: string },
): Promise<Array<{ id: string; name: string }>> {
  const digits = (search ?? '').replaceAll(/\D/g, '');
  const named = sql`search_key(p.name) like search_key(${containing(search ?? '')})`;
  const matches = digits.length < 3 ? named : sql`(${named} or p.cpf like ${startingWith(digits)})`;
  return rowsOf(
    db,
    sql`select p.id, p.name from health_network_professional p
      where p.id in (${peopleOf(municipalityId)}) and ${id ? sql`p.id = ${id}` : matches}
      order by search_key(p.name), p.id limit ${LISTED}`,
  );
}

/** Ids of everybody who works, worked or administers there. */
export const peopleOf = (municipalityId: string) => sql`
  select professional_id from health_network_lotacao_place where municipality_id = ${municipalityId}
  union select professional_id from access_administrative where municipality_id = ${municipalityId}`;

/** The name a trail carries for a person; null for one who left the base. */
export async function findPersonName(db: Db, id: string): Promise<string | null> {
  const row = await findRow<{ name: string }>(
    db,
    sql`select name from health_network_professional where id = ${id}`,
  );
  return row?.name ?? null;
}

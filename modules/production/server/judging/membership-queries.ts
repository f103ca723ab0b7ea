import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';

export type MembersRow = {
  municipalityId: string;
  units: string[];
  teams: string[];
  posts: { cns: string; cbo: string }[];
};

/** Who and where fichas name: CNS, CNES and INE. */
export type Named = { people: readonly string[]; units: readonly string[]; teams: readonly string[] };

const among = (column: RawBuilder<unknown>, values: readonly string[] | undefined) =>
  values === undefined ? sql`` : sql`and ${column} = any(${[...values]}::bpchar[])`;

/**
 * Units, teams and posts of a municipality, whether in use or not, of those that are named where some are; undefined where it is
 * not of this installation.
 */
export async function findMembers(db: Db, ibge: string, named?: Named): Promise<MembersRow | undefined> {
  const place = await findRow<Omit<MembersRow, 'posts'>>(
    db,
    sql`select m.id as "municipalityId",
        (select coalesce(array_agg(u.cnes), '{}') from health_network_unit u where u.municipality_id = m.id ${among(sql`u.cnes`, named?.units)}) as units,
        (select coalesce(array_agg(t.ine), '{}') from health_network_team t
          join health_network_unit u on u.id = t.unit_id where u.municipality_id = m.id ${among(sql`t.ine`, named?.teams)}) as teams
      from health_network_municipality m where m.ibge = ${ibge}`,
  );
  if (!place) return undefined;
  const posts = await rowsOf<MembersRow['posts'][number]>(
    db,
    sql`select distinct p.cns, l.cbo from health_network_lotacao_place l
      join health_network_professional p on p.id = l.professional_id
      where l.municipality_id = ${place.municipalityId} and p.cns is not null ${among(sql`p.cns`, named?.people)}`,
  );
  return { ...place, posts };
}

import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { named, opaque, prepared } from '#platform/db/named';

/** Of a unit. */
export type Place = {
  unitId: string;
  unitName: string;
  municipalityId: string;
  /** IANA. */
  timeZone: string;
  /** A Pronto Atendimento. */
  emergency: boolean;
};

const PRONTO_ATENDIMENTO = '73';

export const findPlace = (db: Db, unitId: string): Promise<Place | undefined> =>
  findRow<Place>(
    db,
    named(sql`select u.id as "unitId", u.name as "unitName", u.municipality_id as "municipalityId",
        m.time_zone as "timeZone", u.type_code = ${PRONTO_ATENDIMENTO} as emergency
      from health_network_unit u join health_network_municipality m on m.id = u.municipality_id
      where u.id = ${unitId}`),
  );

export type Named = { id: string; name: string };
export type Post = {
  id: string;
  professional: string;
  professionalId: string;
  cbo: string;
  teamId: string | null;
};

const posts = sql`select l.id, coalesce(nullif(p.social_name, ''), p.name) as professional,
    l.professional_id as "professionalId", l.cbo_name as cbo, l.team_id as "teamId"
  from health_network_lotacao l join health_network_professional p on p.id = l.professional_id`;

/** Active lotações of a unit, by name. */
export const listPosts = (db: Db, unitId: string): Promise<Post[]> =>
  rowsOf<Post>(
    db,
    prepared(
      sql<Post>`${posts} where l.unit_id = ${unitId} and l.active order by search_key(p.name), l.cbo, l.id`,
    ),
  );

/** These lotações, those inactive too. */
export const namePosts = (db: Db, ids: readonly string[]): Promise<Post[]> =>
  rowsOf<Post>(db, prepared(sql<Post>`${posts} where l.id = any(${opaque(ids, 'uuid')})`));

/** Active teams of a unit, by name. */
export const listTeams = (db: Db, unitId: string): Promise<Named[]> =>
  rowsOf<Named>(
    db,
    prepared(
      sql<Named>`select id, name from health_network_team where unit_id = ${unitId} and active order by search_key(name), id`,
    ),
  );

export const nameTeams = (db: Db, ids: readonly string[]): Promise<Named[]> =>
  rowsOf<Named>(
    db,
    prepared(sql<Named>`select id, name from health_network_team where id = any(${opaque(ids, 'uuid')})`),
  );

/** Types of service of the unit's municipality, by name; `active`: the unit offers them. */
export const listServiceTypes = (db: Db, unitId: string): Promise<Array<Named & { active: boolean }>> =>
  rowsOf<Named & { active: boolean }>(
    db,
    prepared(sql<
      Named & { active: boolean }
    >`select service_type_id as id, name, active from health_network_unit_service_type
      where unit_id = ${unitId} order by key`),
  );

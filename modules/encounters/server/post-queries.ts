import { type Db, findRow, sql } from '#platform/db/database';
import { named } from '#platform/db/named';

/** A lotação as an encounter and its fichas name it. */
export type Post = {
  lotacaoId: string;
  professionalId: string;
  professional: string;
  professionalCns: string | null;
  cbo: string;
  cboName: string;
  teamId: string | null;
  ine: string | null;
  unitId: string;
  unitName: string;
  cnes: string;
  /** Whether somebody still works in it. */
  active: boolean;
  /** CNES codes of the kind of unit. */
  typeCode: string;
  subtypeCode: string;
  municipalityId: string;
  ibge: string;
  /** IANA. */
  timeZone: string;
};

export const findPost = (db: Db, lotacaoId: string): Promise<Post | undefined> =>
  findRow<Post>(
    db,
    named(sql`select l.id as "lotacaoId", l.professional_id as "professionalId", l.active,
        coalesce(nullif(p.social_name, ''), p.name) as professional,
        p.cns as "professionalCns", l.cbo, l.cbo_name as "cboName", l.team_id as "teamId", l.ine,
        u.id as "unitId", u.name as "unitName", u.cnes, u.type_code as "typeCode", u.subtype_code as "subtypeCode",
        m.id as "municipalityId", m.ibge, m.time_zone as "timeZone"
      from health_network_lotacao l join health_network_professional p on p.id = l.professional_id
      join health_network_unit u on u.id = l.unit_id
      join health_network_municipality m on m.id = l.municipality_id
      where l.id = ${lotacaoId}`),
  );

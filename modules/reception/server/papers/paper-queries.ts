import { type Db, findRow, sql } from '#platform/db/database';

/** What a declaration tells of an arrival, by the clock of its day. */
export type DeclaredRow = {
  citizenId: string;
  name: string;
  cpf: string | null;
  cns: string | null;
  day: string;
  /** `hh:mm`. */
  arrived: string;
  /** The last thing that was done; null where nothing was. */
  doneAt: Date | null;
  /** Somebody attends, or listens, now. */
  inCare: boolean;
  timeZone: string;
  unit: string;
  municipality: string;
  uf: string;
};

export const findDeclared = (db: Db, unitId: string, id: string): Promise<DeclaredRow | undefined> =>
  findRow(
    db,
    sql`select e.citizen_id as "citizenId", c.display_name as name, c.cpf, c.cns, e.day,
        to_char(e.arrived_at at time zone e.time_zone, 'HH24:MI') as arrived,
        greatest(e.listened_at, e.attended_at) as "doneAt", e.held_by is not null as "inCare",
        e.time_zone as "timeZone", u.name as unit, m.name as municipality, m.uf
      from list_entry e join citizens_person c on c.id = e.citizen_id
      join health_network_unit u on u.id = e.unit_id join health_network_municipality m on m.id = u.municipality_id
      where e.id = ${id} and e.unit_id = ${unitId}`,
  );

/** Who declares, with the occupation in which he does. */
export const findDeclarer = (db: Db, lotacaoId: string): Promise<{ name: string; cbo: string } | undefined> =>
  findRow(
    db,
    sql`select coalesce(nullif(p.social_name, ''), p.name) as name, l.cbo_name as cbo
      from health_network_lotacao l join health_network_professional p on p.id = l.professional_id
      where l.id = ${lotacaoId}`,
  );

import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';

/** What a letter tells of an appointment: only when, with whom and where, never why. */
export type Letter = {
  email: string;
  /** Of whoever receives it. */
  name: string;
  day: string;
  start: string;
  end: string;
  professional: string;
  cbo: string;
  unit: string;
  /** Where, when not in the unit. */
  place: string | null;
};

const time = sql`to_char(s.starts_at, 'YYYY-MM-DD') as day, to_char(s.starts_at, 'HH24:MI') as start,
  to_char(s.ends_at, 'HH24:MI') as end, a.place`;
const from = sql`appointment a
  join agenda_span s on s.appointment_id = a.id
  join health_network_lotacao l on l.id = s.lotacao_id
  join health_network_professional p on p.id = l.professional_id`;

/** To the citizen, of an appointment that stands; undefined where there is no address. */
export function findCitizenLetter(db: Db, appointmentId: string): Promise<Letter | undefined> {
  return findRow(
    db,
    prepared(sql`select c.email, c.display_name as name, ${time}, p.name as professional, l.cbo_name as cbo, l.unit_name as unit
      from ${from} join citizens_person c on c.id = a.citizen_id
      where a.id = ${appointmentId} and not s.guest and a.status = 'agendado' and c.email <> ''`),
  );
}

/** To each professional who expected the citizen, of appointments that a death cancelled. */
export function professionalLetters(db: Db, appointmentIds: readonly string[]): Promise<Letter[]> {
  return rowsOf(
    db,
    sql`select p.email, p.name, ${time}, p.name as professional, l.cbo_name as cbo, l.unit_name as unit
      from ${from} where a.id = any(${[...appointmentIds]}::uuid[]) and p.email <> '' order by p.email, s.starts_at`,
  );
}

import type { RawBuilder } from 'kysely';
import { type Db, rowsOf, sql } from '#platform/db/database';
import type { Tables } from '../rows.ts';

type Appointment = Tables['appointment'];

/** What the front desk needs of an appointment of the day. */
export type AppointmentOfDay = {
  id: string;
  citizenId: string;
  lotacaoId: string;
  professionalId: string;
  professional: string;
  cbo: string;
  teamId: string | null;
  start: string;
  end: string;
  status: Appointment['status'];
  encaixe: boolean;
};

const inUnit = (condition: RawBuilder<unknown>) => sql<AppointmentOfDay>`
  select v.id, v.citizen_id as "citizenId", v.lotacao_id as "lotacaoId", v.professional_id as "professionalId",
    p.name as professional, v.cbo, v.team_id as "teamId", to_char(v.starts_at, 'HH24:MI') as start,
    to_char(v.ends_at, 'HH24:MI') as end, v.status, v.encaixe
  from scheduling_appointment v join health_network_professional p on p.id = v.professional_id
  where not v.guest and v.place is null and v.citizen_id is not null and v.status <> 'cancelado' and ${condition}
  order by v.starts_at, v.id`;

const onDay = (day: string) => sql`v.starts_at >= ${day}::timestamp and v.starts_at < ${day}::date + 1`;

/** Appointments of a citizen in a unit on a civil day (`aaaa-mm-dd`), by their time; those off the unit are not here. */
export const appointmentsOfCitizenOn = (
  db: Db,
  { citizenId, unitId, day }: { citizenId: string; unitId: string; day: string },
): Promise<AppointmentOfDay[]> =>
  rowsOf(db, inUnit(sql`v.citizen_id = ${citizenId} and v.unit_id = ${unitId} and ${onDay(day)}`));

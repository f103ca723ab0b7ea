import type { RawBuilder } from 'kysely';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import type { TodaysAppointment } from '../contract/parts.ts';

export type TodaysRow = TodaysAppointment & { citizenId: string };

const ofUnit = (condition: RawBuilder<unknown>) => sql<TodaysRow>`
  select a.id, a.citizen_id as "citizenId", to_char(a.starts_at, 'HH24:MI') as time,
    json_build_object('id', l.id, 'professional', coalesce(nullif(p.social_name, ''), p.name), 'cbo', l.cbo_name) as lotacao,
    case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end as team
  from scheduling_appointment a
  join health_network_lotacao l on l.id = a.lotacao_id
  join health_network_professional p on p.id = l.professional_id
  left join health_network_team t on t.id = a.team_id
  where not a.guest and a.place is null and ${condition} order by a.starts_at, a.id`;

/** Appointments of these people in a unit on a day, whose citizen has not arrived; also one told absent, who comes late. */
export const listExpected = (
  db: Db,
  at: { unitId: string; day: string },
  citizenIds: readonly string[],
): Promise<TodaysRow[]> =>
  rowsOf(
    db,
    ofUnit(sql`a.citizen_id = any(${[...citizenIds]}::uuid[]) and a.unit_id = ${at.unitId}
      and a.day = ${at.day}::date and a.status in ('agendado', 'nao-compareceu')`),
  );

/** The hours, `hh:mm`, of these. */
export const timesOf = (db: Db, ids: readonly string[]): Promise<Array<{ id: string; time: string }>> =>
  rowsOf(
    db,
    prepared(sql<{
      id: string;
      time: string;
    }>`select id, to_char(starts_at, 'HH24:MI') as time from scheduling_appointment
      where id = any(${opaque(ids, 'uuid')}) and not guest`),
  );

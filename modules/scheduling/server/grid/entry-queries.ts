import type { RawBuilder } from 'kysely';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import type { Tables } from '../rows.ts';

type Appointment = Tables['appointment'];
type Reservation = Tables['reservation'];

/** Of a citizen, what an agenda shows. */
export type CitizenRow = {
  id: string;
  name: string;
  birthDate: string | null;
  phone: string | null;
  deceased: boolean;
  sharingRefused: boolean;
};

/** A span with what holds it: an appointment, or else a reservation. */
export type EntryRow = {
  lotacaoId: string;
  day: string;
  start: string;
  end: string;
  guest: boolean;
  appointment: Pick<Appointment, 'id' | 'version' | 'kind' | 'status' | 'place' | 'notes' | 'encaixe'> | null;
  reservation: Pick<Reservation, 'id' | 'version' | 'reason' | 'specification' | 'notes'> | null;
  citizen: CitizenRow | null;
  colleague: { lotacaoId: string; name: string; cbo: string; unit: string } | null;
};

const entriesWhere = (condition: RawBuilder<unknown>): RawBuilder<EntryRow> =>
  prepared(sql`
  select s.lotacao_id as "lotacaoId", to_char(s.starts_at, 'YYYY-MM-DD') as day, to_char(s.starts_at, 'HH24:MI') as start,
    to_char(s.ends_at, 'HH24:MI') as end, s.guest,
    case when a.id is not null then json_build_object('id', a.id, 'version', a.version, 'kind', a.kind,
      'status', a.status, 'place', a.place, 'notes', a.notes, 'encaixe', a.encaixe) end as appointment,
    case when r.id is not null then json_build_object('id', r.id, 'version', r.version, 'reason', r.reason,
      'specification', r.specification, 'notes', r.notes) end as reservation,
    case when c.id is not null then json_build_object('id', c.id, 'name', c.display_name, 'birthDate', c.birth_date,
      'phone', c.phone_mobile, 'deceased', c.deceased, 'sharingRefused', c.sharing_refused) end as citizen,
    -- Looked for where there is another one alone: joined, the base would look for that of each appointment.
    case when a.kind = 'entre-profissionais' then (
      select json_build_object('lotacaoId', l.id, 'name', p.name, 'cbo', l.cbo_name, 'unit', l.unit_name)
      from agenda_span other
      join health_network_lotacao l on l.id = other.lotacao_id
      join health_network_professional p on p.id = l.professional_id
      where other.appointment_id = a.id and other.guest <> s.guest) end as colleague
  from agenda_span s
  left join appointment a on a.id = s.appointment_id
  left join reservation r on r.id = s.reservation_id
  left join citizens_person c on c.id = a.citizen_id
  where ${condition}
  order by s.starts_at, s.id`);

/** What stands in agendas on the days from `from` to before `to`; what was cancelled holds no time. */
export const entriesBetween = (
  db: Db,
  lotacaoIds: readonly string[],
  from: string,
  to: string,
): Promise<EntryRow[]> =>
  rowsOf(
    db,
    entriesWhere(sql`s.lotacao_id = any(${opaque(lotacaoIds, 'uuid')}) and s.starts_at >= ${from}::timestamp
      and s.starts_at < ${to}::timestamp and a.status is distinct from 'cancelado'`),
  );

/** Appointments as they stand in the agenda of who invited. */
export const hostEntries = (db: Db, appointmentIds: readonly string[]): Promise<EntryRow[]> =>
  rowsOf(db, entriesWhere(sql`s.appointment_id = any(${opaque(appointmentIds, 'uuid')}) and not s.guest`));

export const reservationEntries = (db: Db, ids: readonly string[]): Promise<EntryRow[]> =>
  rowsOf(db, entriesWhere(sql`s.reservation_id = any(${opaque(ids, 'uuid')})`));

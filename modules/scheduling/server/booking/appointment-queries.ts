import { affected, type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import type { Reach } from '#platform/permissions/scope';
import type { Tables } from '../rows.ts';

type Appointment = Tables['appointment'];
export type What = Tables['appointment_event']['what'];
export type Status = Appointment['status'];

/** An appointment with its time in the agenda of who invited. */
export type AppointmentRow = Pick<
  Appointment,
  'id' | 'kind' | 'status' | 'place' | 'notes' | 'encaixe' | 'version'
> & {
  citizenId: string | null;
  lotacaoId: string;
  guestLotacaoId: string | null;
  unitId: string;
  municipalityId: string;
  timeZone: string;
  /** Civil instants `aaaa-mm-ddThh:mm`. */
  startsAt: string;
  endsAt: string;
};

const civil = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI')`;

const columns = sql`a.id, a.kind, a.status, a.place, a.notes, a.encaixe, a.version, a.citizen_id as "citizenId",
  s.lotacao_id as "lotacaoId", l.unit_id as "unitId", l.municipality_id as "municipalityId", m.time_zone as "timeZone",
  (select g.lotacao_id from agenda_span g where g.appointment_id = a.id and g.guest) as "guestLotacaoId",
  ${civil('s.starts_at')} as "startsAt", ${civil('s.ends_at')} as "endsAt"`;
const from = sql`appointment a
  join agenda_span s on s.appointment_id = a.id and not s.guest
  join health_network_lotacao_place l on l.id = s.lotacao_id
  join health_network_municipality m on m.id = l.municipality_id`;

/** One of an agenda within reach. */
export function findAppointment(
  db: Db,
  { municipalityId, unitId }: Reach,
  id: string,
): Promise<AppointmentRow | undefined> {
  return findRow(
    db,
    prepared(sql`select ${columns} from ${from} where a.id = ${id}
      and (${unitId}::uuid is null or l.unit_id = ${unitId})
      and (${municipalityId}::uuid is null or l.municipality_id = ${municipalityId})`),
  );
}

/** Holds the row until the end of the transaction. */
export async function lockAppointment(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from appointment where id = ${id} for update`.execute(tx);
}

/** What a citizen still has before her from a civil instant on, the rows held. */
export async function lockComing(tx: Tx, citizenId: string): Promise<AppointmentRow[]> {
  await sql`select 1 from appointment where citizen_id = ${citizenId} and status = 'agendado' order by id for update`.execute(
    tx,
  );
  return rowsOf(
    tx,
    sql`select ${columns} from ${from} where a.citizen_id = ${citizenId} and a.status = 'agendado' order by s.starts_at`,
  );
}

type New = Pick<Appointment, 'id' | 'kind' | 'place' | 'notes' | 'encaixe'> & { citizenId: string | null };
type Span = { lotacaoId: string; startsAt: string; endsAt: string };

export async function insertAppointment(tx: Tx, appointment: New, now: Date): Promise<void> {
  const { id, kind, citizenId, place, notes, encaixe } = appointment;
  await prepared(sql`insert into appointment (id, kind, citizen_id, status, place, notes, encaixe, created_at, updated_at)
    values (${id}, ${kind}, ${citizenId}, 'agendado', ${place}, ${notes}, ${encaixe}, ${now}, ${now})`).execute(
    tx,
  );
}

export async function insertSpan(
  tx: Tx,
  span: Span & {
    id: string;
    appointmentId?: string;
    reservationId?: string;
    guest?: boolean;
    alone: boolean;
  },
): Promise<void> {
  const { id, lotacaoId, startsAt, endsAt, appointmentId = null, reservationId = null, guest = false } = span;
  await prepared(sql`insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, reservation_id, guest, alone)
    values (${id}, ${lotacaoId}, ${startsAt}::timestamp, ${endsAt}::timestamp, ${appointmentId}, ${reservationId}, ${guest},
      ${span.alone})`).execute(tx);
}

/** Puts the time of an appointment elsewhere; an invited professional keeps the agenda and follows the time. */
export async function moveSpans(
  tx: Tx,
  id: string,
  { lotacaoId, startsAt, endsAt }: Span,
  alone: boolean,
): Promise<void> {
  await sql`update agenda_span set lotacao_id = case when guest then lotacao_id else ${lotacaoId}::uuid end,
      starts_at = ${startsAt}::timestamp, ends_at = ${endsAt}::timestamp, alone = ${alone}
    where appointment_id = ${id}`.execute(tx);
}

/** Others may stand at its time. */
export async function releaseSpans(tx: Tx, id: string): Promise<void> {
  await sql`update agenda_span set alone = false where appointment_id = ${id} and alone`.execute(tx);
}

export async function setStatus(tx: Tx, id: string, status: Status, now: Date): Promise<void> {
  await sql`update appointment set status = ${status}, version = version + 1, updated_at = ${now}
    where id = ${id}`.execute(tx);
}

/** False when another version stands there. */
export async function updateDetails(
  tx: Tx,
  { id, version, place, notes, encaixe }: Pick<Appointment, 'id' | 'version' | 'place' | 'notes' | 'encaixe'>,
  now: Date,
): Promise<boolean> {
  return (
    (await affected(
      tx,
      sql`update appointment set place = ${place}, notes = ${notes}, encaixe = ${encaixe}, version = version + 1,
          updated_at = ${now}
        where id = ${id} and version = ${version}`,
    )) === 1
  );
}

type EventRow = Span & {
  id: string;
  appointmentId: string;
  professionalId: string | null;
  accessId: string | null;
  what: What;
  status: Status;
};

export async function insertEvent(tx: Tx, event: EventRow, now: Date): Promise<void> {
  const { id, appointmentId, professionalId, accessId, what, status, lotacaoId, startsAt, endsAt } = event;
  await prepared(sql`insert into appointment_event
      (id, appointment_id, at, professional_id, access_id, what, status, lotacao_id, starts_at, ends_at)
    values (${id}, ${appointmentId}, ${now}, ${professionalId}, ${accessId}, ${what}, ${status}, ${lotacaoId},
      ${startsAt}::timestamp, ${endsAt}::timestamp)`).execute(tx);
}

export type Told = {
  appointmentId: string;
  at: Date;
  what: What;
  status: Status;
  name: string | null;
  cbo: string | null;
  team: string | null;
  day: string;
  start: string;
  end: string;
  professional: string;
};

/** All that became of these appointments, in order; the first of each is its booking. */
export const eventsOf = (db: Db, appointmentIds: readonly string[]): Promise<Told[]> =>
  rowsOf(
    db,
    prepared(sql`select e.appointment_id as "appointmentId", e.at, e.what, e.status,
        coalesce(nullif(p.social_name, ''), p.name) as name, w.cbo_name as cbo, w.team_name as team,
        to_char(e.starts_at, 'YYYY-MM-DD') as day, to_char(e.starts_at, 'HH24:MI') as start,
        to_char(e.ends_at, 'HH24:MI') as end, h.name as professional
      from appointment_event e
      left join health_network_professional p on p.id = e.professional_id
      left join health_network_lotacao w on w.id = e.access_id
      join health_network_lotacao_place l on l.id = e.lotacao_id
      join health_network_professional h on h.id = l.professional_id
      where e.appointment_id = any(${opaque(appointmentIds, 'uuid')}) order by e.at, e.id`),
  );

/** Where else the citizen is expected within this time, not cancelled nor missed. */
export function findSameTime(
  db: Db,
  citizenId: string,
  { startsAt, endsAt, except = null }: { startsAt: string; endsAt: string; except?: string | null },
): Promise<{ day: string; start: string; end: string; professional: string; unit: string } | undefined> {
  return findRow(
    db,
    prepared(sql`select to_char(s.starts_at, 'YYYY-MM-DD') as day, to_char(s.starts_at, 'HH24:MI') as start,
        to_char(s.ends_at, 'HH24:MI') as end, p.name as professional, l.unit_name as unit
      from appointment a
      join agenda_span s on s.appointment_id = a.id and not s.guest
      join health_network_lotacao l on l.id = s.lotacao_id
      join health_network_professional p on p.id = l.professional_id
      where a.citizen_id = ${citizenId} and a.status in ('agendado', 'presente')
        and s.starts_at < ${endsAt}::timestamp and s.ends_at > ${startsAt}::timestamp
        and a.id is distinct from ${except}::uuid
      order by s.starts_at limit 1`),
  );
}

/** Who put there what stands alone in an agenda within this time; undefined of the program itself. */
export async function findTaker(
  db: Db,
  lotacaoId: string,
  { startsAt, endsAt, except }: { startsAt: string; endsAt: string; except: string | null },
): Promise<string | undefined> {
  const row = await findRow<{ name: string }>(
    db,
    sql`select coalesce(nullif(p.social_name, ''), p.name) as name
      from agenda_span s
      left join reservation r on r.id = s.reservation_id
      left join lateral (
        select professional_id from appointment_event e
        where e.appointment_id = s.appointment_id and e.what in ('booked', 'moved')
        order by e.id desc limit 1
      ) b on true
      join health_network_professional p on p.id = coalesce(r.professional_id, b.professional_id)
      where s.lotacao_id = ${lotacaoId} and s.alone
        and s.starts_at >= ${startsAt}::date and s.starts_at < ${endsAt}::timestamp and s.ends_at > ${startsAt}::timestamp
        and ${except}::uuid is distinct from coalesce(s.appointment_id, s.reservation_id)
      order by s.starts_at limit 1`,
  );
  return row?.name;
}

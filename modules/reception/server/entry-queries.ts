import type { RawBuilder } from 'kysely';
import type { InCamel } from '#platform/db/columns';
import { affected, type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { UnitPlace } from '#platform/permissions/scope';
import type { Order, Risk, Status } from '../contract/status.ts';
import { type People, personIs } from './people-queries.ts';
import type { Tables } from './rows.ts';

type Kept = InCamel<Tables['list_entry']>;
export type EntryRow = Pick<
  Kept,
  | 'id'
  | 'version'
  | 'arrivedAt'
  | 'day'
  | 'ticket'
  | 'lotacaoId'
  | 'teamId'
  | 'appointmentId'
  | 'heldBy'
  | 'listenedAt'
  | 'attendedAt'
  | 'calls'
  | 'calledAt'
  | 'calledTo'
  | 'observedAt'
  | 'observedIn'
> & {
  status: Status;
  risk: Risk | null;
  /** `hh:mm` of the arrival. */
  time: string;
  serviceTypes: string[];
  citizenId: string;
  name: string;
  civilName: string | null;
  birthDate: string | null;
  sex: number | null;
  deceased: boolean;
  active: boolean;
};

const timeOf = sql`to_char(e.arrived_at at time zone e.time_zone, 'HH24:MI')`;

const columns = sql`e.id, e.version, e.status, e.arrived_at as "arrivedAt", e.day, ${timeOf} as time, e.ticket, e.risk,
  e.lotacao_id as "lotacaoId", e.team_id as "teamId", e.appointment_id as "appointmentId", e.held_by as "heldBy",
  e.listened_at as "listenedAt", e.attended_at as "attendedAt", e.calls, e.called_at as "calledAt",
  e.called_to as "calledTo", e.observed_at as "observedAt", e.observed_in as "observedIn",
  array(select s.service_type_id from list_entry_service s where s.entry_id = e.id) as "serviceTypes",
  c.id as "citizenId", c.display_name as name, case when c.social_name <> '' then c.name end as "civilName",
  c.birth_date as "birthDate", c.sex, c.deceased, c.status = 'active' as active`;
const joined = sql`from list_entry e join citizens_person c on c.id = e.citizen_id`;

/** What narrows a list, already in the words of the base; within each, any. */
export type Narrowing = People & {
  unitId: string;
  from: string | null;
  to: string | null;
  since: Date | null;
  /** Lotações of this professional in the unit. */
  ownOf: string | null;
  serviceTypes: readonly string[];
  scheduled: boolean;
  teams: readonly string[];
  lotacoes: readonly string[];
  open: boolean;
};

const all = (conditions: ReadonlyArray<RawBuilder<unknown> | false>): RawBuilder<unknown> =>
  sql.join(
    conditions.filter((one) => one !== false),
    sql` and `,
  );
const anyOf = (column: RawBuilder<unknown>, values: readonly string[]) =>
  values.length > 0 && sql`${column} = any(${[...values]}::uuid[])`;

/** Types of service of which one is asked for; "Agendado" is that of whoever came for an appointment. */
function ofService({ serviceTypes, scheduled }: Narrowing): RawBuilder<unknown> | false {
  if (serviceTypes.length === 0) return scheduled && sql`e.appointment_id is not null`;
  return sql`(${scheduled} and e.appointment_id is not null or exists (
    select from list_entry_service s where s.entry_id = e.id and s.service_type_id = any(${[...serviceTypes]}::uuid[])))`;
}

/** Who is in observation stands apart (`listObserved`). */
const narrowed = (by: Narrowing) =>
  all([
    sql`e.unit_id = ${by.unitId} and e.observed_at is null`,
    by.open && sql`e.status in ('aguardando', 'em-escuta', 'em-atendimento')`,
    by.from !== null && sql`e.day >= ${by.from}::date`,
    by.to !== null && sql`e.day <= ${by.to}::date`,
    by.since !== null && sql`e.arrived_at >= ${by.since}`,
    by.ownOf !== null &&
      sql`e.lotacao_id in (select l.id from health_network_lotacao_place l
        where l.professional_id = ${by.ownOf} and l.unit_id = ${by.unitId})`,
    ofService(by),
    anyOf(sql`e.team_id`, by.teams),
    anyOf(sql`e.lotacao_id`, by.lotacoes),
    ...personIs(by),
  ]);

const ORDERED: Record<Order, RawBuilder<unknown>> = {
  risco: sql`array_position(array['vermelho', 'amarelo', 'verde', 'azul'], e.risk) nulls last, e.arrived_at, e.id`,
  chegada: sql`e.arrived_at, e.id`,
  'chegada-desc': sql`e.arrived_at desc, e.id desc`,
};

/** Of these statuses, in order, at most so many. */
export const listEntries = (
  db: Db,
  by: Narrowing,
  { statuses, order, limit }: { statuses: readonly Status[]; order: Order; limit: number },
): Promise<EntryRow[]> =>
  rowsOf<EntryRow>(
    db,
    sql`select ${columns} ${joined} where ${narrowed(by)} and e.status = any(${[...statuses]}::text[])
      order by ${ORDERED[order]} limit ${limit}`,
  );

/** Who is in observation in a unit, from whatever day; the longest first. */
export const listObserved = (db: Db, unitId: string): Promise<EntryRow[]> =>
  rowsOf<EntryRow>(
    db,
    sql`select ${columns} ${joined} where e.unit_id = ${unitId} and e.observed_at is not null
      order by e.observed_at, e.id`,
  );

/** How many there are of each status. */
export const countEntries = (db: Db, by: Narrowing): Promise<Array<{ status: Status; count: number }>> =>
  rowsOf(db, sql`select e.status, count(*) as count ${joined} where ${narrowed(by)} group by e.status`);

export const findEntry = (db: Db, unitId: string, id: string): Promise<EntryRow | undefined> =>
  findRow<EntryRow>(db, sql`select ${columns} ${joined} where e.id = ${id} and e.unit_id = ${unitId}`);

/**
 * Of the unit, kept from others' changes until the transaction ends. Read only once it is held: what stands in other tables
 * would be of before the wait.
 */
export async function holdEntry(db: Tx, unitId: string, id: string): Promise<EntryRow | undefined> {
  await sql`select from list_entry where id = ${id} and unit_id = ${unitId} for update`.execute(db);
  return findEntry(db, unitId, id);
}

export type ListedRow = { citizenId: string; id: string; status: Status; arrivedAt: Date; time: string };

/** Of these people, who came to the unit on the day, or since an instant. */
export const listedOf = (
  db: Db,
  unitId: string,
  citizenIds: readonly string[],
  { day, since }: { day: string; since: Date },
): Promise<ListedRow[]> =>
  rowsOf<ListedRow>(
    db,
    sql`select c.survivor_id as "citizenId", e.id, e.status, e.arrived_at as "arrivedAt", ${timeOf} as time
      ${joined} where e.unit_id = ${unitId} and e.citizen_id = any(${[...citizenIds]}::uuid[])
        and (e.day = ${day}::date or e.arrived_at >= ${since})
      order by e.arrived_at, e.id`,
  );

/** The next number of the day in this unit; none comes twice, nor again after an exclusion. */
export async function nextTicket(db: Tx, unitId: string, day: string): Promise<number> {
  const row = await getRow<{ ticket: number }>(
    db,
    sql`insert into unit_desk as d (unit_id, ticket_day, last_ticket) values (${unitId}, ${day}, 1)
      on conflict (unit_id) do update set ticket_day = ${day},
        last_ticket = case when d.ticket_day = ${day}::date then d.last_ticket + 1 else 1 end
      returning last_ticket as ticket`,
  );
  return row.ticket;
}

export type NewEntry = Pick<
  Kept,
  | 'id'
  | 'municipalityId'
  | 'unitId'
  | 'citizenId'
  | 'arrivedAt'
  | 'day'
  | 'timeZone'
  | 'ticket'
  | 'lotacaoId'
  | 'teamId'
  | 'appointmentId'
  | 'addedBy'
>;

export async function insertEntry(db: Tx, entry: NewEntry, serviceTypes: readonly string[]): Promise<void> {
  await sql`
    insert into list_entry (id, municipality_id, unit_id, citizen_id, arrived_at, day, time_zone, ticket, lotacao_id,
      team_id, appointment_id, status, version, added_by)
    values (${entry.id}, ${entry.municipalityId}, ${entry.unitId}, ${entry.citizenId}, ${entry.arrivedAt}, ${entry.day},
      ${entry.timeZone}, ${entry.ticket}, ${entry.lotacaoId}, ${entry.teamId}, ${entry.appointmentId}, 'aguardando', 1,
      ${entry.addedBy})`.execute(db);
  await setServiceTypes(db, entry.id, serviceTypes);
}

export async function setServiceTypes(db: Tx, id: string, serviceTypes: readonly string[]): Promise<void> {
  await sql`delete from list_entry_service where entry_id = ${id} and service_type_id <> all(${[...serviceTypes]}::uuid[])`.execute(
    db,
  );
  await sql`insert into list_entry_service select ${id}::uuid, unnest(${[...serviceTypes]}::uuid[]) on conflict do nothing`.execute(
    db,
  );
}

/** Of a held entry. */
export async function updateEntry(
  db: Tx,
  id: string,
  { lotacaoId, teamId }: Pick<EntryRow, 'lotacaoId' | 'teamId'>,
): Promise<void> {
  await sql`update list_entry set lotacao_id = ${lotacaoId}, team_id = ${teamId}, version = version + 1
    where id = ${id}`.execute(db);
}

export type Standing = Pick<EntryRow, 'status' | 'heldBy' | 'risk' | 'listenedAt' | 'attendedAt'>;

/** Of a held entry: where it stands now. Observation ends with the care. */
export async function setStanding(db: Tx, id: string, standing: Standing): Promise<void> {
  const { status, heldBy, risk, listenedAt, attendedAt } = standing;
  await sql`update list_entry set status = ${status}, held_by = ${heldBy}, risk = ${risk}, listened_at = ${listenedAt},
      attended_at = ${attendedAt}, version = version + 1,
      observed_at = case when ${heldBy}::uuid is not null then observed_at end,
      observed_in = case when ${heldBy}::uuid is not null then observed_in end
    where id = ${id}`.execute(db);
}

/** Of a held entry in care: observed from now on, in a visit. */
export async function setObserved(db: Tx, id: string, visitId: string, now: Date): Promise<void> {
  await sql`update list_entry set observed_at = ${now}, observed_in = ${visitId}, version = version + 1
    where id = ${id}`.execute(db);
}

/** False where somebody was faster. */
export const deleteEntry = async (db: Tx, id: string): Promise<boolean> =>
  (await affected(db, sql`delete from list_entry where id = ${id}`)) > 0;

/** Units that have one of these people among those not finished, or in their queue. */
export const placesOf = (db: Db, citizenIds: readonly string[]): Promise<UnitPlace[]> =>
  rowsOf<UnitPlace>(
    db,
    sql`select municipality_id as "municipalityId", unit_id as "unitId" from list_entry
      where citizen_id = any(${[...citizenIds]}::uuid[]) and status in ('aguardando', 'em-escuta', 'em-atendimento')
      union select municipality_id, unit_id from waiting_request
      where citizen_id = any(${[...citizenIds]}::uuid[]) and state = 'na-fila'`,
  );

import type { RawBuilder } from 'kysely';
import { type People, personIs } from '#modules/reception/index';
import { type Db, findRow, getRow, sql, type Tx } from '#platform/db/database';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import type { LateEntry, LateTold } from '../../contract/late.ts';

/** A late entry, or an appointment off the unit that nobody touched (`version` 0). */
export type LateRow = Omit<LateEntry, 'own' | 'citizen' | 'place' | 'hindrance'> & {
  municipalityId: string;
  unitId: string;
  lotacaoId: string;
  citizenId: string;
  name: string;
  birthDate: string | null;
  deceased: boolean;
  startsAt: Date;
  timeZone: string;
  place: number | null;
  /** Of the appointment, as the agenda names it. */
  booked: string | null;
  /** A visit that came after it was finished. */
  overtaken: boolean;
};

const kept = (condition: RawBuilder<unknown>) => sql`
  select id, municipality_id, unit_id, citizen_id, lotacao_id, starts_at, day, time_zone, place, null as booked, reason,
    note, scheduled, version, cancelled_at
  from late_entry where ${condition}`;

/** CIT-18: an appointment off the unit is of the late registration from its day on. */
const booked = (condition: RawBuilder<unknown>) => sql`
  select a.id, a.municipality_id, a.unit_id, a.citizen_id, a.lotacao_id, a.starts_at at time zone m.time_zone, a.day,
    m.time_zone, null, a.place, null, '', true, 0, null
  from scheduling_appointment a join health_network_municipality m on m.id = a.municipality_id
  where ${condition} and not a.guest and a.place is not null and a.citizen_id is not null and a.status = 'agendado'
    and not exists (select from late_entry l where l.id = a.id)`;

/** Of an entry `r`: what became of it. */
const STANDING = sql`left join lateral (select e.id, e.state from encounter e
    where e.entry_id = r.id and e.state <> 'cancelado' limit 1) e on true
  cross join lateral (select case when r.cancelled_at is not null then 'nao-registrado' when e.state = 'aberto' then 'em-registro'
    when e.state = 'finalizado' then 'registrado' else 'aguardando' end as state) s`;

/** A visit after an instant that the record has already; neither an escuta nor a vaccine hinders. */
const newerThan = (citizenId: RawBuilder<unknown>, at: RawBuilder<unknown>) => sql`
  from encounter n where n.citizen_id = ${citizenId} and n.started_at > ${at} and n.state = 'finalizado' and n.kind not in ('escuta', 'observacao')`;

const COLUMNS = sql`r.version, s.state, r.municipality_id as "municipalityId", r.unit_id as "unitId",
  r.lotacao_id as "lotacaoId", r.citizen_id as "citizenId", c.display_name as name, c.birth_date as "birthDate", c.deceased,
  r.starts_at as "startsAt", r.day, to_char(r.starts_at at time zone r.time_zone, 'HH24:MI') as time,
  r.time_zone as "timeZone", r.place, r.booked, r.reason, r.note, r.scheduled, e.id as "encounterId",
  coalesce(nullif(p.social_name, ''), p.name) as professional, l.cbo_name as cbo,
  exists (select ${newerThan(sql`r.citizen_id`, sql`r.starts_at`)}) as overtaken`;
const NAMED = sql`join citizens_person c on c.id = r.citizen_id
  join health_network_lotacao l on l.id = r.lotacao_id join health_network_professional p on p.id = l.professional_id`;

export type LateFilter = People & {
  unitId: string;
  from: string;
  to: string;
  lotacaoId: string | null;
  states: readonly string[];
};

export const listLate = (db: Db, by: LateFilter, query: PageQuery): Promise<PageOf<LateRow>> => {
  const days = sql`unit_id = ${by.unitId} and day between ${by.from}::date and ${by.to}::date`;
  const conditions = [
    sql`true`,
    ...(by.lotacaoId === null ? [] : [sql`r.lotacao_id = ${by.lotacaoId}`]),
    ...(by.states.length === 0 ? [] : [sql`s.state = any(${[...by.states]}::text[])`]),
    ...personIs(by),
  ];
  const all = sql`(${kept(days)} union all ${booked(sql`a.${days}`)})`;
  return readPage(
    db,
    query,
    {
      source: sql`select r.*, to_char(r.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as sort_key
        from ${all} r join citizens_person c on c.id = r.citizen_id ${STANDING}
        where ${sql.join(conditions, sql` and `)}`,
      columns: COLUMNS,
      details: sql`join found r on r.id = page.id ${NAMED} ${STANDING}`,
    },
    ({ sort_key: _key, ...row }: LateRow & { sort_key?: string }): LateRow => row,
  );
};

/** One of the unit, by its id. */
export const findLate = (db: Db, unitId: string, id: string): Promise<LateRow | undefined> =>
  findRow<LateRow>(
    db,
    sql`select r.id, ${COLUMNS} from (${kept(sql`id = ${id} and unit_id = ${unitId}`)} union all
        ${booked(sql`a.id = ${id} and a.unit_id = ${unitId}`)}) r ${NAMED} ${STANDING}`,
  );

/** The same, kept from others' changes until the transaction ends. */
export async function holdLate(db: Tx, unitId: string, id: string): Promise<LateRow | undefined> {
  await sql`select from late_entry where id = ${id} and unit_id = ${unitId} for update`.execute(db);
  return findLate(db, unitId, id);
}

/** The newest visit of a citizen after an instant. */
export const findNewer = (
  db: Db,
  citizenId: string,
  at: Date,
): Promise<{ day: string; time: string; professional: string; unit: string } | undefined> =>
  findRow(
    db,
    sql`select n.day, to_char(n.started_at at time zone n.time_zone, 'HH24:MI') as time,
        coalesce(nullif(p.social_name, ''), p.name) as professional, u.name as unit
      from (select n.* ${newerThan(sql`${citizenId}::uuid`, sql`${at}::timestamptz`)} order by n.started_at desc limit 1) n
      join health_network_lotacao l on l.id = n.lotacao_id join health_network_professional p on p.id = l.professional_id
      join health_network_unit u on u.id = n.unit_id`,
  );

/** The instant of an hour of a civil day; of an hour that a clock left out, the one after it. */
export const instantAt = async (
  db: Db,
  { day, time, timeZone }: { day: string; time: string; timeZone: string },
): Promise<Date> =>
  (
    await getRow<{ at: Date }>(
      db,
      sql`select (${`${day} ${time}`}::text::timestamp at time zone ${timeZone}::text) as at`,
    )
  ).at;

type Told = Required<Pick<LateTold, 'day' | 'place' | 'note'>> & { reason: string | null; startsAt: Date };
export type NewLate = Told & {
  id: string;
  municipalityId: string;
  unitId: string;
  citizenId: string;
  lotacaoId: string;
  timeZone: string;
  scheduled: boolean;
};

export const insertLate = (db: Tx, one: NewLate) =>
  sql`insert into late_entry (id, municipality_id, unit_id, citizen_id, lotacao_id, starts_at, day, time_zone, place, reason,
      note, scheduled, version)
    values (${one.id}, ${one.municipalityId}, ${one.unitId}, ${one.citizenId}, ${one.lotacaoId}, ${one.startsAt}, ${one.day},
      ${one.timeZone}, ${one.place}, ${one.reason}, ${one.note}, ${one.scheduled}, 1)
    on conflict (id) do nothing`.execute(db);

export const updateLate = (db: Tx, id: string, { startsAt, day, place, reason, note }: Told) =>
  sql`update late_entry set starts_at = ${startsAt}, day = ${day}, place = ${place}, reason = ${reason}, note = ${note},
      version = version + 1 where id = ${id}`.execute(db);

export const setCancelled = (db: Tx, id: string, at: Date) =>
  sql`update late_entry set cancelled_at = ${at}, version = version + 1 where id = ${id}`.execute(db);

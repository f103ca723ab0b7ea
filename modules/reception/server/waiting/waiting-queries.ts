import type { RawBuilder } from 'kysely';
import type { InCamel } from '#platform/db/columns';
import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import type { CareType } from '../../contract/waiting.ts';
import { type People, personIs } from '../people-queries.ts';
import type { Tables } from '../rows.ts';

type Kept = InCamel<Tables['waiting_request']>;
export type WaitingRow = Pick<
  Kept,
  'id' | 'version' | 'day' | 'askedAt' | 'origin' | 'reason' | 'citizenId' | 'state'
> & {
  care: CareType;
  teamId: string | null;
  team: { id: string; name: string } | null;
  name: string;
  birthDate: string | null;
  phone: string | null;
  deceased: boolean;
  addedBy: string;
  times: number;
};

const columns = sql`w.version, w.day, w.asked_at as "askedAt", w.origin, w.care, w.reason, w.state,
  w.citizen_id as "citizenId", w.team_id as "teamId",
  case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end as team,
  c.display_name as name, c.birth_date as "birthDate", c.phone_mobile as phone, c.deceased,
  coalesce(nullif(p.social_name, ''), p.name) as "addedBy",
  (select count(*) from waiting_request o where o.unit_id = w.unit_id and o.citizen_id = w.citizen_id) as times`;
const joined = sql`join citizens_person c on c.id = w.citizen_id
  join health_network_professional p on p.id = w.added_by left join health_network_team t on t.id = w.team_id`;

/** What narrows the queue; within each, any. */
export type WaitingFilters = People & {
  unitId: string;
  from: string | null;
  to: string | null;
  origins: readonly string[];
  teams: readonly string[];
  care: readonly string[];
  /** Lotações whose professional added them. */
  addedBy: readonly string[];
};

const oneOf = (column: RawBuilder<unknown>, values: readonly string[], type: 'uuid' | 'text') =>
  values.length > 0 && sql`${column} = any(${[...values]}::${sql.raw(type)}[])`;

function narrowed(by: WaitingFilters): RawBuilder<unknown> {
  const conditions = [
    sql`w.unit_id = ${by.unitId} and w.state = 'na-fila'`,
    by.from !== null && sql`w.day >= ${by.from}::date`,
    by.to !== null && sql`w.day <= ${by.to}::date`,
    oneOf(sql`w.origin`, by.origins, 'text'),
    oneOf(sql`w.team_id`, by.teams, 'uuid'),
    oneOf(sql`w.care`, by.care, 'text'),
    by.addedBy.length > 0 &&
      sql`w.added_by in (select l.professional_id from health_network_lotacao_place l
        where l.id = any(${[...by.addedBy]}::uuid[]) and l.unit_id = ${by.unitId})`,
    ...personIs(by),
  ];
  return sql.join(
    conditions.filter((one) => one !== false),
    sql` and `,
  );
}

/** Who waits in a unit, by the instant they were put down. */
export const listWaiting = (db: Db, by: WaitingFilters, query: PageQuery): Promise<PageOf<WaitingRow>> =>
  readPage(
    db,
    query,
    {
      source: sql`select w.id, to_char(w.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sort_key
        from waiting_request w join citizens_person c on c.id = w.citizen_id where ${narrowed(by)}`,
      columns,
      details: sql`join waiting_request w on w.id = page.id ${joined}`,
    },
    ({ sort_key: _key, ...row }: WaitingRow & { sort_key?: string }): WaitingRow => row,
  );

/** One that waits in the unit. */
export const findWaiting = (db: Db, unitId: string, id: string): Promise<WaitingRow | undefined> =>
  findRow<WaitingRow>(
    db,
    sql`select w.id, ${columns} from waiting_request w ${joined}
      where w.id = ${id} and w.unit_id = ${unitId} and w.state = 'na-fila'`,
  );

/** The same, kept from others' changes until the transaction ends. */
export async function holdWaiting(db: Tx, unitId: string, id: string): Promise<WaitingRow | undefined> {
  await sql`select from waiting_request where id = ${id} and unit_id = ${unitId} for update`.execute(db);
  return findWaiting(db, unitId, id);
}

/** That this citizen waits for already in the unit. */
export const findSameWaiting = (
  db: Db,
  at: { unitId: string; citizenId: string; care: string },
): Promise<{ id: string; day: string } | undefined> =>
  findRow(
    db,
    sql<{ id: string; day: string }>`select id, day from waiting_request
      where unit_id = ${at.unitId} and citizen_id = ${at.citizenId} and care = ${at.care} and state = 'na-fila'
      order by asked_at limit 1`,
  );

export type Before = Pick<Kept, 'day' | 'removal' | 'notes' | 'attempts'> & { care: CareType; endedAt: Date };

/** What this citizen waited for in the unit before, the newest first. */
export const listBefore = (db: Db, unitId: string, citizenId: string): Promise<Before[]> =>
  rowsOf<Before>(
    db,
    sql`select day, care, ended_at as "endedAt", removal, notes, attempts from waiting_request
      where unit_id = ${unitId} and citizen_id = ${citizenId} and state <> 'na-fila'
      order by ended_at desc, id limit 50`,
  );

export type NewWaiting = Pick<
  Kept,
  | 'id'
  | 'municipalityId'
  | 'unitId'
  | 'citizenId'
  | 'askedAt'
  | 'day'
  | 'teamId'
  | 'care'
  | 'reason'
  | 'addedBy'
>;

export async function insertWaiting(db: Tx, row: NewWaiting): Promise<void> {
  await sql`
    insert into waiting_request (id, municipality_id, unit_id, citizen_id, origin, asked_at, day, team_id, care, reason,
      added_by, version, state)
    values (${row.id}, ${row.municipalityId}, ${row.unitId}, ${row.citizenId}, 'garantia-do-acesso', ${row.askedAt},
      ${row.day}, ${row.teamId}, ${row.care}, ${row.reason}, ${row.addedBy}, 1, 'na-fila')`.execute(db);
}

export async function updateWaiting(
  db: Tx,
  id: string,
  { teamId, care, reason }: Pick<NewWaiting, 'teamId' | 'care' | 'reason'>,
): Promise<void> {
  await sql`update waiting_request set team_id = ${teamId}, care = ${care}, reason = ${reason}, version = version + 1
    where id = ${id}`.execute(db);
}

export type Ending = Pick<Kept, 'state' | 'removal' | 'attempts' | 'notes' | 'appointmentId' | 'endedBy'>;

/** It left the queue; the row stays as history. */
export async function endWaiting(db: Tx, id: string, ending: Ending, now: Date): Promise<void> {
  await sql`update waiting_request set state = ${ending.state}, removal = ${ending.removal},
      attempts = ${ending.attempts}, notes = ${ending.notes}, appointment_id = ${ending.appointmentId},
      ended_by = ${ending.endedBy}, ended_at = ${now}, version = version + 1 where id = ${id}`.execute(db);
}

export type Moved = { id: string; municipalityId: string; unitId: string };

const moved = sql`id, municipality_id as "municipalityId", unit_id as "unitId"`;

/** What a citizen who died waited for, wherever. */
export const endForDeath = (db: Tx, citizenId: string, now: Date): Promise<Moved[]> =>
  rowsOf<Moved>(
    db,
    sql`update waiting_request set state = 'removido', removal = 'obito', ended_at = ${now}, version = version + 1
      where citizen_id = ${citizenId} and state = 'na-fila' returning ${moved}`,
  );

/** The same, of a death that was registered by mistake. */
export const reopenAfterDeath = (db: Tx, citizenId: string): Promise<Moved[]> =>
  rowsOf<Moved>(
    db,
    sql`update waiting_request set state = 'na-fila', removal = null, ended_at = null, version = version + 1
      where citizen_id = ${citizenId} and removal = 'obito' returning ${moved}`,
  );

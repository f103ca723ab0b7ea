import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import { instantAsText, rowsAsJson } from '#platform/db/json';
import type { AwaitedExam, KnownResult, Medicine } from '../../contract/chart.ts';
import type { Problem } from '../../contract/parts.ts';
import type { Reminder } from '../../contract/reminders.ts';
import { type EntryRow, entriesOf } from './entry-queries.ts';
import { type ContactRow, contactsOf } from './history-queries.ts';
import { remindersOf } from './reminder-queries.ts';

/** How many of each measurement are shown. */
const MOST_MEASURED = 12;
const MOST_CONTACTS = 5;
const MOST_REMINDERS = 20;
const MOST_RESULTS = 5;
const MOST_AWAITED = 20;
/** Whose result nobody waits for any more. */
const AWAITED_FOR = '1 year';
/** A medicine stands as the newest visit that prescribed it says; concluded ones stay on the sheet for so long. */
const CONCLUDED_FOR = '3 months';

const problemColumns = sql`id, ciap2, cid10, name, state, started_on as "startedOn", ended_on as "endedOn",
  ${instantAsText(sql`evolved_at`)} as "evolvedAt", evolutions`;

export type SheetRow = {
  listening: {
    at: string;
    professional: string;
    written: { content: unknown; names: Record<string, string> };
  } | null;
  measurements: Array<{ what: string; value: number; at: string; today: boolean }>;
  problems: Problem[];
  medicines: Medicine[];
  results: KnownResult[];
  awaited: AwaitedExam[];
  entries: EntryRow[];
  reminders: Reminder[];
  contacts: ContactRow[];
};

/** All that the sheet shows, in one trip. `today`: the civil day where it is looked at; `viewer`: the lotação of who looks. */
export const getSheet = (
  db: Db,
  citizenId: string,
  { today, viewer }: { today: string; viewer: string | null },
): Promise<SheetRow> =>
  getRow<SheetRow>(
    db,
    prepared(sql`select
      (select row_to_json(r) from (
        select ${instantAsText(sql`e.started_at`)} as at, coalesce(nullif(p.social_name, ''), p.name) as professional,
          e.written
        from encounter e join health_network_lotacao l on l.id = e.lotacao_id
        join health_network_professional p on p.id = l.professional_id
        where e.citizen_id = ${citizenId} and e.kind = 'escuta' and e.state = 'finalizado' and e.day = ${today}::date
        order by e.started_at desc limit 1) r) as listening,
      ${rowsAsJson(sql`select m.what, m.value, ${instantAsText(sql`m.measured_at`)} as at, e.day = ${today}::date as today
        from (select *, row_number() over (partition by what order by measured_at desc) as place
          from measurement where citizen_id = ${citizenId}) m
        join encounter e on e.id = m.encounter_id
        where m.place <= ${MOST_MEASURED} order by m.what, m.measured_at desc`)} as measurements,
      ${rowsAsJson(sql`select ${problemColumns} from problem where citizen_id = ${citizenId} and state < 2
        order by state, evolved_at desc, id`)} as problems,
      ${rowsAsJson(sql`select id, encounter_id as "encounterId", name, posology, continuous, starts_on as "startsOn",
          ends_on as "endsOn", item,
          case when stopped_on is not null then json_build_object('on', stopped_on, 'how', stop_how) end as stopped
        from (select *, dense_rank() over (
            partition by coalesce(catmat, name), stopped_on is null and coalesce(ends_on, ${today}::date) >= ${today}::date
            order by encounter_id desc) as again
          from prescription where citizen_id = ${citizenId}
            and coalesce(stopped_on, ends_on, ${today}::date) >= ${today}::date - ${CONCLUDED_FOR}::interval) p
        where again = 1
        order by continuous desc, starts_on desc, position limit 100`)} as medicines,
      ${rowsAsJson(sql`select id, encounter_id as "encounterId", name, performed_on as "performedOn", item
        from (select distinct on (code) * from exam_result where citizen_id = ${citizenId}
          order by code, performed_on desc, encounter_id desc) r
        order by performed_on desc, encounter_id desc, position limit ${MOST_RESULTS}`)} as results,
      ${rowsAsJson(sql`select code, name, requested_on as "requestedOn"
        from (select distinct on (code) * from exam_request q where citizen_id = ${citizenId}
            and requested_on > ${today}::date - ${AWAITED_FOR}::interval
            and not exists (select from exam_result r
              where r.citizen_id = q.citizen_id and r.code = q.code and r.performed_on >= q.requested_on)
          order by code, requested_on desc) q
        order by requested_on desc, name limit ${MOST_AWAITED}`)} as awaited,
      ${rowsAsJson(entriesOf(citizenId))} as entries,
      ${rowsAsJson(sql`${remindersOf(citizenId, viewer)} and r.ended_at is null
        order by r.written_at desc, r.id desc limit ${MOST_REMINDERS}`)} as reminders,
      ${rowsAsJson(contactsOf({ citizenId, visitsOnly: true }, null, MOST_CONTACTS))} as contacts`),
  );

export const listProblemsOf = (db: Db, citizenId: string): Promise<Problem[]> =>
  rowsOf<Problem>(
    db,
    sql`select ${problemColumns} from problem where citizen_id = ${citizenId} order by state, evolved_at desc, id`,
  );

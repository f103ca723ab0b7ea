import type { RawBuilder } from 'kysely';
import type { TimePlace } from '#platform/contract/cursor';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { instantAsText } from '#platform/db/json';
import { countTotal, type Total } from '#platform/db/paging';
import type { Contact } from '../../contract/chart.ts';

export type ContactRow = Omit<Contact, 'about'> & { written: WrittenParts | null };
/** Of what was written, what a list tells. */
type WrittenParts = {
  reason?: string;
  problems?: ReadonlyArray<{ ciap2?: string; cid10?: string; problemId?: string }>;
  procedures?: ReadonlyArray<{ code: string }>;
  names: Readonly<Record<string, string>>;
};

/** Which part of the history; absent ones leave nothing out. */
export type HistoryFilter = {
  citizenId: string;
  kind?: Contact['kind'] | undefined;
  professionalId?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  /** Without the contacts of observations: each is of a visit. */
  visitsOnly?: boolean;
};

const all = (conditions: ReadonlyArray<RawBuilder<unknown> | false | '' | undefined>): RawBuilder<unknown> =>
  sql.join(
    conditions.flatMap((one) => (one ? [one] : [])),
    sql` and `,
  );

/** Before a place of the list, by the columns that order it. */
const further = (before: TimePlace | null, at: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
  before ? sql`(${at}, ${id}) < (${before.at}::timestamptz, ${before.id}::uuid)` : undefined;

const encounters = (
  { citizenId, kind, professionalId, from, until, visitsOnly }: HistoryFilter,
  before: TimePlace | null,
): RawBuilder<unknown> =>
  sql`from encounter e join health_network_lotacao_place l on l.id = e.lotacao_id
    where ${all([
      sql`e.citizen_id = ${citizenId} and e.state = 'finalizado'`,
      kind && sql`e.kind = ${kind}`,
      visitsOnly && sql`e.observed_in is null`,
      professionalId && sql`l.professional_id = ${professionalId}::uuid`,
      from && sql`e.day >= ${from}::date`,
      until && sql`e.day <= ${until}::date`,
      further(before, sql`e.started_at`, sql`e.id`),
    ])}`;

/** Received fichas are of whom they tell nothing here: of no professional. */
const fichas = (
  { citizenId, kind, professionalId, from, until }: HistoryFilter,
  before: TimePlace | null,
): RawBuilder<unknown> =>
  sql`from (select f.*, coalesce(f.filled_at, f.received_at) as at from fichas_fci f where f.citizen_id = ${citizenId}) f
    left join lateral (select u.id, u.name, m.time_zone from health_network_unit u
      join health_network_municipality m on m.id = u.municipality_id where u.cnes = f.unit_cnes order by u.id limit 1) u on true
    cross join lateral (
      select (f.at at time zone coalesce(u.time_zone, 'America/Sao_Paulo'))::date as day) d
    where ${all([
      sql`true`,
      ((kind !== undefined && kind !== 'cadastro-individual') || professionalId) && sql`false`,
      from && sql`d.day >= ${from}::date`,
      until && sql`d.day <= ${until}::date`,
      further(before, sql`f.at`, sql`f.id`),
    ])}`;

/** Encounters and received fichas before a place of the list, the newest first. Names are looked up for these alone. */
export const contactsOf = (filter: HistoryFilter, before: TimePlace | null, limit: number) =>
  sql<ContactRow>`select c.id, c.kind, ${instantAsText(sql`c.at`)} as at, c.day,
      coalesce(a.scheduled, false) as scheduled, case when e.late then ${instantAsText(sql`e.ended_at`)} end as "lateAt", coalesce(nullif(p.social_name, ''), p.name) as professional,
      l.cbo_name as cbo, coalesce(c.team, t.name) as team, coalesce(c.unit, u.name) as unit,
      e.written #>> '{content,risk}' as risk,
      (e.written #> '{content,objective,foodMarkers}') is not null as "foodMarkers", c.outcome,
      case when e.id is not null then jsonb_build_object('reason', e.written #> '{content,reason}',
        'problems', e.written #> '{content,assessment,problems}',
        'procedures', coalesce(e.written #> '{content,plan,procedures}', e.written #> '{content,procedures}'),
        'names', e.written -> 'names') end as written
    from (
      (select e.id, e.kind, e.started_at as at, e.day, null as unit, null as team, null as outcome
        ${encounters(filter, before)} order by e.started_at desc, e.id desc limit ${limit})
      union all
      (select f.id, 'cadastro-individual', f.at, d.day, u.name,
          (select min(t.name) from health_network_team t where t.ine = f.team_ine and t.unit_id = u.id), f.outcome
        ${fichas(filter, before)} order by f.at desc, f.id desc limit ${limit})
      order by at desc, id desc limit ${limit}) c
    left join encounter e on e.id = c.id
    left join reception_arrival a on a.id = e.entry_id
    left join health_network_lotacao l on l.id = e.lotacao_id
    left join health_network_professional p on p.id = l.professional_id
    left join health_network_unit u on u.id = e.unit_id
    left join health_network_team t on t.id = e.team_id
    order by c.at desc, c.id desc`;

export const listContacts = (
  db: Db,
  filter: HistoryFilter,
  before: TimePlace | null,
  limit: number,
): Promise<ContactRow[]> => rowsOf<ContactRow>(db, contactsOf(filter, before, limit));

export const countContacts = (db: Db, filter: HistoryFilter): Promise<Total> =>
  countTotal(
    db,
    sql`(select e.id ${encounters(filter, null)} union all select f.id ${fichas(filter, null)}) as history`,
  );

export const listAuthors = (db: Db, citizenId: string): Promise<Array<{ id: string; name: string }>> =>
  rowsOf(
    db,
    sql`select p.id, coalesce(nullif(p.social_name, ''), p.name) as name
      from (select distinct l.professional_id from encounter e join health_network_lotacao_place l on l.id = e.lotacao_id
        where e.citizen_id = ${citizenId} and e.state = 'finalizado') a
      join health_network_professional p on p.id = a.professional_id order by 2, 1`,
  );

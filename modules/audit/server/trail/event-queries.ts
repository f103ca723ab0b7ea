import type { RawBuilder } from 'kysely';
import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import { allCodes, installationCodes } from '../../catalogue/code-types.ts';
import type { TrailQuery } from './filters.ts';
import { peopleOf } from './record-queries.ts';

export type EventRow = {
  id: string;
  at: Date;
  type: string;
  actorKind: 'person' | 'command-line' | 'system' | 'anonymous';
  ip: string | null;
  subjectTable: string | null;
  subjectId: string | null;
  fields: string[] | null;
  details: Record<string, string | number | boolean | null> | null;
  name: string | null;
  cpf: string | null;
  xid: string;
  epoch: number;
};

/** Where a list goes on: the last event given. */
export type Place = { at: Date; id: string };

export type EventPage = {
  order: 'oldest' | 'newest';
  after?: Place | undefined;
  /** Events after this instant are left out: a file and its repetition hold the same. */
  until?: Date;
  limit: number;
};

function conditions(query: TrailQuery, { until }: Pick<EventPage, 'until'>): RawBuilder<unknown> {
  const { codes, detail, professionalId, tables, recordIds, ip } = query;
  const zone = sql`(select time_zone from health_network_municipality where id = ${query.municipalityId})`;
  const all = [
    sql`at >= (select ${query.from}::date::timestamp at time zone ${zone})`,
    sql`at < (select (${query.to}::date + 1)::timestamp at time zone ${zone})`,
  ];
  if (until) all.push(sql`at <= ${until}`);
  if (codes) {
    const listed = sql`type = any(${[...codes.codes]}::text[])`;
    all.push(codes.unlisted ? sql`(${listed} or type <> all(${[...allCodes]}::text[]))` : listed);
  }
  if (professionalId) all.push(sql`professional_id = ${professionalId}`);
  if (tables) all.push(sql`subject_table = any(${[...tables]}::text[])`);
  if (recordIds) all.push(sql`subject_id = any(${[...recordIds]}::uuid[])`);
  if (ip) all.push(sql`ip <<= ${ip}::inet`);
  if (detail) {
    const part = `%${detail.replaceAll(/[\\%_]/g, '\\$&')}%`;
    // Values only: a key such as `code` is no part of the details people read.
    all.push(sql`search_key(concat_ws(' ', jsonb_path_query_array(details, '$.*')::text,
      array_to_string(fields, ' '))) like search_key(${part})`);
  }
  return sql.join(all, sql` and `);
}

/**
 * What a municipality may see: its own events; those without municipality of its people (sign-in comes
 * before any access is chosen) or about them; and those that concern the whole installation.
 */
function branches({ municipalityId }: TrailQuery): Array<RawBuilder<unknown>> {
  const people = peopleOf(municipalityId);
  return [
    sql`municipality_id = ${municipalityId}`,
    sql`municipality_id is null and (type = any(${[...installationCodes]}::text[])
      or professional_id in (${people})
      or (subject_table = 'professional' and subject_id in (${people})))`,
  ];
}

/** One page of events by key. Each branch stops by itself, so that no month is read further than needed. */
export function readEvents(db: Db, query: TrailQuery, page: EventPage): Promise<EventRow[]> {
  const newest = page.order === 'newest';
  const order = newest ? sql`at desc, id desc` : sql`at, id`;
  const further = newest ? sql`<` : sql`>`;
  const where = conditions(query, page);
  const place = page.after ? sql`(at, id) ${further} (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  const parts = branches(query).map(
    (branch) => sql`(select * from audit_event where ${branch} and ${where} and ${place}
      order by ${order} limit ${page.limit})`,
  );
  return rowsOf<EventRow>(
    db,
    sql`with found as (${sql.join(parts, sql` union all `)}), shown as (
        select * from found order by ${order} limit ${page.limit})
      select e.id, e.at, e.type, e.actor_kind as "actorKind", e.ip, e.subject_table as "subjectTable",
        e.subject_id as "subjectId", e.fields, e.details, p.name, p.cpf, e.xid::text as xid, e.epoch
      from shown e left join health_network_professional p on p.id = e.professional_id
      order by ${newest ? sql`e.at desc, e.id desc` : sql`e.at, e.id`}`,
  );
}

/** How many events there are, counted up to a ceiling. */
export async function countEvents(db: Db, query: TrailQuery, ceiling: number, until?: Date): Promise<number> {
  const where = conditions(query, until ? { until } : {});
  const parts = branches(query).map(
    (branch) => sql`(select 1 from audit_event where ${branch} and ${where} limit ${ceiling})`,
  );
  const row = await getRow<{ count: number }>(
    db,
    sql`select count(*)::int as count from (${sql.join(parts, sql` union all `)}) as found`,
  );
  return Math.min(row.count, ceiling);
}

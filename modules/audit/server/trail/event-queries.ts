import type { RawBuilder } from 'kysely';
import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import { containing } from '#platform/db/like';
import type { ChainRow } from '../chain/block.ts';
import { chainColumns, rowOf, type StoredRow } from '../chain/row-queries.ts';
import type { TrailQuery } from './filters.ts';
import { peopleOf } from './record-queries.ts';

/** An event with who acted, and the CPF that its account had. */
export type EventRow = ChainRow & { name: string | null; cpf: string | null };

/** Where a list goes on: the last event given. */
export type Place = { at: Date; id: string };

export type EventPage = {
  order: 'oldest' | 'newest';
  after?: Place | undefined;
  /** Events after this instant are left out: a file and its repetition hold the same. */
  until?: Date;
  limit: number;
};

/** Events looked through for a text before all of them are: some tens of milliseconds. */
const NEAR = 20_000;

/** In the days asked for. */
function within(query: TrailQuery, { until }: Pick<EventPage, 'until'>): RawBuilder<unknown> {
  const zone = sql`(select time_zone from health_network_municipality where id = ${query.municipalityId})`;
  const days = sql`at >= (select ${query.from}::date::timestamp at time zone ${zone})
    and at < (select (${query.to}::date + 1)::timestamp at time zone ${zone})`;
  return until ? sql`${days} and at <= ${until}` : days;
}

/** The filters, but for the text in the details. */
function conditions(query: TrailQuery, page: Pick<EventPage, 'until'>): RawBuilder<unknown> {
  const { codes, professionalId, tables, recordIds, ip } = query;
  const all = [within(query, page)];
  if (codes) {
    const listed = sql`type = any(${[...codes.codes]}::text[])`;
    all.push(codes.unlisted ? sql`(${listed} or type <> all(${[...query.declared]}::text[]))` : listed);
  }
  if (professionalId) all.push(sql`professional_id = ${professionalId}`);
  if (tables) all.push(sql`subject_table = any(${[...tables]}::text[])`);
  if (recordIds) all.push(sql`subject_id = any(${[...recordIds]}::uuid[])`);
  if (ip) all.push(sql`ip <<= ${ip}::inet`);
  return sql.join(all, sql` and `);
}

/**
 * Events whose details hold a text: values and field names, accents aside, as the index of the search has
 * them. `byIndex` false: the same, written so that no plan takes the index.
 */
function holds(detail: string, byIndex = true): RawBuilder<unknown> {
  return sql`(details is not null or fields is not null)
    and audit_event_text(details, fields) ${byIndex ? sql`` : sql`|| ''`} like search_key(${containing(detail)})`;
}

/**
 * What a municipality may see: its own events; those without municipality of its people (sign-in comes
 * before any access is chosen) or about them; and those that concern the whole installation.
 */
function branches({ municipalityId, ofInstallation }: TrailQuery): Array<RawBuilder<unknown>> {
  const people = peopleOf(municipalityId);
  return [
    sql`municipality_id = ${municipalityId}`,
    sql`municipality_id is null and (type = any(${[...ofInstallation]}::text[])
      or professional_id in (${people})
      or (subject_table = 'professional' and subject_id in (${people})))`,
  ];
}

/**
 * One page of events by key. A text in their details is looked for among the next events first, where a
 * common one is soon found; then in all of them by its index, where a rare one is.
 */
export async function readEvents(db: Db, query: TrailQuery, page: EventPage): Promise<EventRow[]> {
  const { detail } = query;
  const where = sql`${conditions(query, page)} and ${onward(page)}`;
  if (detail === undefined) return show(db, query, page, where);
  const near = await show(
    db,
    query,
    page,
    sql`${where} and ${isNear(query, page)} and ${holds(detail, false)}`,
  );
  if (near.length === page.limit) return near;
  return show(db, query, page, sql`${where} and ${holds(detail)}`);
}

/** Among the next some thousand events of the municipality, and of the installation, whatever they are. */
function isNear(query: TrailQuery, page: EventPage): RawBuilder<unknown> {
  const newest = page.order === 'newest';
  const ends = [sql`municipality_id = ${query.municipalityId}`, sql`municipality_id is null`].map(
    (whose) => sql`coalesce((
      select at from audit_event where ${whose} and ${within(query, page)} and ${onward(page)}
      order by at ${newest ? sql`desc` : sql`asc`} offset ${NEAR} limit 1),
      ${newest ? '-infinity' : 'infinity'}::timestamptz)`,
  );
  return newest ? sql`at >= greatest(${sql.join(ends)})` : sql`at <= least(${sql.join(ends)})`;
}

const orderOf = ({ order }: EventPage) => (order === 'newest' ? sql`at desc, id desc` : sql`at, id`);

/** After the event where the page before ended. */
function onward({ after, order }: EventPage): RawBuilder<unknown> {
  if (!after) return sql`true`;
  return sql`(at, id) ${order === 'newest' ? sql`<` : sql`>`} (${after.at}, ${after.id}::uuid)`;
}

/**
 * The first events of each branch that fulfil the condition, with who acted. Each branch stops by itself: no
 * month is read further than needed.
 */
async function show(
  db: Db,
  query: TrailQuery,
  page: EventPage,
  where: RawBuilder<unknown>,
): Promise<EventRow[]> {
  const order = orderOf(page);
  const parts = branches(query).map(
    (branch) => sql`(select * from audit_event where ${branch} and ${where}
      order by ${order} limit ${page.limit})`,
  );
  const rows = await rowsOf<StoredRow & { name: string | null; cpf: string | null }>(
    db,
    sql`with found as (${sql.join(parts, sql` union all `)}), shown as (
        select ${chainColumns} from found order by ${order} limit ${page.limit})
      select e.*, p.name, p.cpf
      from shown e left join health_network_professional p on p.id = e."professionalId"
      order by ${page.order === 'newest' ? sql`e.at desc, e.id desc` : sql`e.at, e.id`}`,
  );
  return rows.map(({ name, cpf, ...row }) => ({ ...rowOf(row), name, cpf }));
}

/** How many events there are, counted up to a ceiling. */
export async function countEvents(db: Db, query: TrailQuery, ceiling: number, until?: Date): Promise<number> {
  const all = conditions(query, until ? { until } : {});
  const where = query.detail === undefined ? all : sql`${all} and ${holds(query.detail)}`;
  const parts = branches(query).map(
    (branch) => sql`(select 1 from audit_event where ${branch} and ${where} limit ${ceiling})`,
  );
  const row = await getRow<{ count: number }>(
    db,
    sql`select count(*)::int as count from (${sql.join(parts, sql` union all `)}) as found`,
  );
  return Math.min(row.count, ceiling);
}

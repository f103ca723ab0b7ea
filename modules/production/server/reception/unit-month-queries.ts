import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { containing } from '#platform/db/like';
import { countTotal, type Total } from '#platform/db/paging';

/** `municipalityId` null: the whole installation. */
export type UnitsOf = { municipalityId: string | null; search: string | null };
/** Month is aaaa-mm of the civil calendar of the municipality. */
export type UnitMonth = { id: string; name: string; cnes: string; month: string };
export type UnitMonthPlace = Pick<UnitMonth, 'id' | 'month'>;

/** Accepted fichas of a unit `u` that came in its month, from `since` until before `until`. */
const accepted = sql`ficha f where f.municipality_id = u.municipality_id and f.cnes = u.cnes
  and f.outcome = 'valid' and f.received_at >= u.since and f.received_at < u.until`;

/** Units beside each month since the first ficha came, by the zone of their municipality. */
const unitMonths = ({ municipalityId, search }: UnitsOf, now: Date) => sql`(
  select u.id, u.name, u.cnes::text as cnes, u.municipality_id, n.month, to_char(n.month, 'YYYY-MM') as text,
    n.month at time zone m.time_zone as since, (n.month + interval '1 month') at time zone m.time_zone as until
  from health_network_municipality m
    cross join lateral generate_series(
      date_trunc('month', (select min(received_at) from ficha) at time zone m.time_zone),
      ${now}::timestamptz at time zone m.time_zone, interval '1 month') as n(month)
    join health_network_unit u on u.municipality_id = m.id
  where (${municipalityId}::uuid is null or m.id = ${municipalityId})
    and ${
      search === null
        ? sql`true`
        : sql`(u.cnes = ${search.trim()} or search_key(u.name) like search_key(${containing(search)}))`
    }) u`;

/** Units and months in which some ficha was accepted, the newest month first, after a place. */
export async function listUnitMonths(
  db: Db,
  of: UnitsOf,
  { after, limit, now }: { after: UnitMonthPlace | undefined; limit: number; now: Date },
): Promise<{ rows: Array<UnitMonth & { fichas: number }>; total: Total }> {
  const some = sql`${unitMonths(of, now)} where exists (select from ${accepted})`;
  const further = after
    ? sql`(u.text < ${after.month} or u.text = ${after.month}
        and (u.name, u.id) > (select name, id from health_network_unit where id = ${after.id}))`
    : sql`true`;
  const rows = await rowsOf<UnitMonth & { fichas: number }>(
    db,
    sql`select u.id, u.name, u.cnes, u.text as month, (select count(*) from ${accepted}) as fichas
      from (select u.* from ${some} and ${further} order by u.month desc, u.name, u.id limit ${limit}) u
      order by u.month desc, u.name, u.id`,
  );
  return { rows, total: await countTotal(db, some) };
}

export type UnitFound = { id: string; name: string; cnes: string };

/** A unit that a municipality (null: any) may read. */
export const findUnitOf = (
  db: Db,
  id: string,
  municipalityId: string | null,
): Promise<UnitFound | undefined> =>
  findRow<UnitFound>(
    db,
    sql`select id, name, cnes::text as cnes from health_network_unit
      where id = ${id} and (${municipalityId}::uuid is null or municipality_id = ${municipalityId})`,
  );

/** Accepted fichas of a unit that came in a month, by form. */
export const countUnitForms = (
  db: Db,
  { id, month }: UnitMonthPlace,
): Promise<Array<{ tipo: number; fichas: number }>> =>
  rowsOf(
    db,
    sql`select f.tipo, count(*) as fichas
      from (select u.municipality_id, u.cnes::text as cnes, n.month at time zone m.time_zone as since,
          (n.month + interval '1 month') at time zone m.time_zone as until
        from health_network_unit u join health_network_municipality m on m.id = u.municipality_id
          cross join (select ${`${month}-01`}::timestamp as month) n
        where u.id = ${id}) u
        cross join lateral (select f.tipo from ${accepted}) f
      group by f.tipo order by f.tipo`,
  );

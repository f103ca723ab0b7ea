import { looks } from '#modules/audit/index';
import { readTimePlace, type TimePlace, writeTimePlace } from '#platform/contract/cursor';
import { type Db, getRow, rowsOf, sql } from '#platform/db/database';
import { registrationsOf } from './registrations.ts';

type OpeningRow = {
  id: string;
  at: Date;
  professional: string | null;
  unit: string | null;
  /** Type of the event; null for an opening of the clinical record. */
  type: string | null;
  justification: string | null;
};
export type OpeningView = Pick<OpeningRow, 'unit' | 'justification'> & {
  at: string;
  professional: string;
  what: string;
};

const CHART_VIEWED = 'citizens.chart-viewed';
const ONE_LOOK = '1 minute';
const PAGE = 50;
const COUNTED = 1_000;

/** Looks are events of the trail; openings of the clinical record have a row, with their reason. */
const lookedAt = (registrations: readonly string[]) => sql`
  select id, at, professional_id, access_id, type, null as justification
  from platform_audit_event where subject_id = any(${[...registrations]}::uuid[]) and subject_table = 'citizen'
    and type = any(${[...looks.keys()]}::text[])
  union all
  select id, at, professional_id, access_id, null, justification
  from citizen_opening where citizen_id = any(${[...registrations]}::uuid[])`;

/**
 * One row for each time that somebody opened something. Going from page to page reads the same again, and the history is
 * read right after the clinical record was opened: what follows within the time of a look is that look. The trail has
 * each reading.
 */
const openings = (registrations: readonly string[]) => sql`
  select * from (
    select *, at - lag(at) over (partition by professional_id, access_id, coalesce(type, ${CHART_VIEWED})
      order by at, id) as since
    from (${lookedAt(registrations)}) looked) o
  where type is null or since is null or since >= ${ONE_LOOK}::interval`;

/** The newest openings of a person's registrations, before a place of the list. */
async function findOpenings(
  db: Db,
  registrations: readonly string[],
  before: TimePlace | null,
  limit: number,
): Promise<OpeningRow[]> {
  const place = before ? sql`(o.at, o.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`;
  return rowsOf<OpeningRow>(
    db,
    sql`select o.id, o.at, o.type, o.justification, u.name as unit,
        coalesce(nullif(p.social_name, ''), p.name) as professional
      from (${openings(registrations)}) o
      left join health_network_professional p on p.id = o.professional_id
      left join health_network_lotacao_place l on l.id = o.access_id
      left join health_network_unit u on u.id = l.unit_id
      where ${place} order by o.at desc, o.id desc limit ${limit}`,
  );
}

const view = ({ at, professional, type, unit, justification }: OpeningRow): OpeningView => ({
  at: at.toISOString(),
  professional: professional ?? 'Sistema',
  unit,
  what: type === null ? 'Abertura do prontuário' : (looks.get(type) ?? type),
  justification,
});

/** Who opened the record of a citizen, the newest first, paged by time. 404 when there is no such citizen. */
export async function listOpenings(db: Db, citizenId: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE;
  const before = query.after === undefined ? null : readTimePlace(query.after);
  const registrations = await registrationsOf(db, citizenId);
  const { count } = await getRow<{ count: number }>(
    db,
    sql`select count(*) from (select 1 from (${openings(registrations)}) o limit ${COUNTED + 1}) found`,
  );
  const rows = await findOpenings(db, registrations, before, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(view),
    next: rows.length > limit && last ? writeTimePlace(last) : null,
    total: { count: Math.min(count, COUNTED), capped: count > COUNTED },
  };
}

/** The newest openings, at most `limit`, and whether there are more. */
export async function newestOpenings(db: Db, registrations: readonly string[], limit: number) {
  const rows = await findOpenings(db, registrations, null, limit + 1);
  return { openings: rows.slice(0, limit).map(view), capped: rows.length > limit };
}

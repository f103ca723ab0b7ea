import type { Catalogue } from '#modules/audit/index';
import type { TimePlace } from '#platform/contract/cursor';
import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { countTotal, type Total } from '#platform/db/paging';
import { hiddenOfC } from '../sharing/queries.ts';

/** How somebody stands before a clinical record. */
type Standing = {
  at: Date | null;
  justification: string | null;
  hidden: boolean;
  /** Who asks attends her now. */
  inCare: boolean;
};
type Asking = {
  professionalId: string | null;
  accessId: string | null;
  unitId: string | null;
  municipalityId: string | null;
  now: Date;
};

/** The opening of today, by the clock of the municipality of the access, and whether the record is hidden. */
export const findStanding = (
  db: Db,
  citizenId: string,
  { professionalId, accessId, unitId, municipalityId, now }: Asking,
): Promise<Standing | undefined> =>
  findRow<Standing>(
    db,
    sql`select o.at, o.justification, ${hiddenOfC(unitId)} as hidden,
        exists (select from encounters_in_care e
          where e.citizen_id = c.id and e.lotacao_id = ${accessId}::uuid) as "inCare"
      from citizens_person c
      cross join (select coalesce((select time_zone from health_network_municipality
        where id = ${municipalityId}::uuid), 'America/Sao_Paulo') as name) zone
      left join lateral (
        select at, justification from citizen_opening o
        where o.citizen_id = c.id and o.professional_id = ${professionalId}::uuid
          and o.access_id = ${accessId}::uuid
          and o.at >= date_trunc('day', ${now}::timestamptz, zone.name)
        order by at desc limit 1) o on true
      where c.id = ${citizenId}`,
  );

type NewOpening = {
  id: string;
  citizenId: string;
  professionalId: string;
  accessId: string;
  at: Date;
  justification: string;
};

export const insertOpening = (
  db: Tx,
  { id, citizenId, professionalId, accessId, at, justification }: NewOpening,
) =>
  sql`insert into citizen_opening (id, citizen_id, professional_id, access_id, at, justification)
    values (${id}, ${citizenId}, ${professionalId}, ${accessId}, ${at}, ${justification})`.execute(db);

export type OpeningRow = {
  id: string;
  at: Date;
  professional: string | null;
  unit: string | null;
  /** Type of the event; null for an opening of the clinical record. */
  type: string | null;
  justification: string | null;
};

const CHART_VIEWED = 'citizens.chart-viewed';
const ONE_LOOK = '1 minute';

/**
 * Looks are events of the trail, also of that of an installation whose base came here; openings of the clinical record
 * have a row, with their reason. What the trail and those rows both have is one look.
 */
type Looks = Catalogue['looks'];
const looksAt = (looks: Looks, registrations: readonly string[]) => sql`
  select id, at, professional_id, access_id, type, null as justification
  from platform_audit_event where subject_id = any(${[...registrations]}::uuid[]) and subject_table = 'citizen'
    and type = any(${[...looks.keys()]}::text[])
  union all
  select id, at, professional_id, access_id, type, null
  from earlier_opening where citizen_id = any(${[...registrations]}::uuid[]) and type = any(${[...looks.keys()]}::text[])
  union all
  select id, at, professional_id, access_id, null, justification
  from citizen_opening where citizen_id = any(${[...registrations]}::uuid[])`;

/**
 * One row for each time that somebody opened something. Going from page to page reads the same again, and the history is
 * read right after the clinical record was opened: what follows within the time of a look is that look. The trail has
 * each reading.
 */
const openings = (looks: Looks, registrations: readonly string[]) => sql`
  select * from (
    select *, at - lag(at) over (partition by professional_id, access_id, coalesce(type, ${CHART_VIEWED})
      order by at, id) as since
    from (${looksAt(looks, registrations)}) every) o
  where type is null or since is null or since >= ${ONE_LOOK}::interval`;

/** The newest openings of a person's registrations, before a place of the list. */
export async function findOpenings(
  db: Db,
  looks: Looks,
  registrations: readonly string[],
  before: TimePlace | null,
  limit: number,
): Promise<OpeningRow[]> {
  const place = before ? sql`(o.at, o.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`;
  return rowsOf<OpeningRow>(
    db,
    sql`select o.id, o.at, o.type, o.justification, u.name as unit,
        coalesce(nullif(p.social_name, ''), p.name) as professional
      from (${openings(looks, registrations)}) o
      left join health_network_professional p on p.id = o.professional_id
      left join health_network_lotacao_place l on l.id = o.access_id
      left join health_network_unit u on u.id = l.unit_id
      where ${place} order by o.at desc, o.id desc limit ${limit}`,
  );
}

export const countOpenings = (db: Db, looks: Looks, registrations: readonly string[]): Promise<Total> =>
  countTotal(db, sql`(${openings(looks, registrations)}) o`);

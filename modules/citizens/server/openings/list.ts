import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { notFound, Problem } from '#platform/errors/problem';

type OpeningRow = {
  id: string;
  at: Date;
  professional: string | null;
  unit: string | null;
  what: 'registration' | 'chart';
  justification: string | null;
};
export type OpeningView = Omit<OpeningRow, 'id' | 'at' | 'professional'> & {
  at: string;
  professional: string;
};

const PAGE = 50;
const COUNTED = 1_000;

/** Looks at the registration are events of the trail; openings of the clinical record have a row, with their reason. */
const openings = (citizenId: string) => sql`
  select id, at, professional_id, access_id, 'registration' as what, null as justification
  from audit_event where subject_id = ${citizenId} and subject_table = 'citizen' and type = 'citizens.viewed'
  union all
  select id, at, professional_id, access_id, 'chart', justification
  from citizen_opening where citizen_id = ${citizenId}`;

/** The newest openings of a citizen, before a place of the list. */
async function findOpenings(
  db: Db,
  citizenId: string,
  before: Place | null,
  limit: number,
): Promise<OpeningRow[]> {
  const place = before ? sql`(o.at, o.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`;
  return rowsOf<OpeningRow>(
    db,
    sql`select o.id, o.at, o.what, o.justification, u.name as unit,
        coalesce(nullif(p.social_name, ''), p.name) as professional
      from (${openings(citizenId)}) o
      left join professional p on p.id = o.professional_id
      left join lotacao l on l.id = o.access_id
      left join unit u on u.id = l.unit_id
      where ${place} order by o.at desc, o.id desc limit ${limit}`,
  );
}

const view = ({ id: _id, at, professional, ...row }: OpeningRow): OpeningView => ({
  ...row,
  at: at.toISOString(),
  professional: professional ?? 'Sistema',
});

type Place = { at: string; id: string };
const placeOf = ({ at, id }: OpeningRow) => `${at.toISOString()}_${id}`;
function readPlace(after: string): Place {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after);
  if (found?.[1] && found[2]) return { at: found[1], id: found[2] };
  throw new Problem(400, 'cursor-invalid', 'A página pedida não existe mais. Volte ao início da lista.');
}

/** Who opened the record of a citizen, the newest first, paged by time. 404 when there is no such citizen. */
export async function listOpenings(db: Db, citizenId: string, query: { after?: string; limit?: number }) {
  const limit = query.limit ?? PAGE;
  const before = query.after === undefined ? null : readPlace(query.after);
  const counted = await findRow<{ count: number }>(
    db,
    sql`select (select count(*) from (select 1 from (${openings(citizenId)}) o limit ${COUNTED + 1}) found) as count
      from citizen where id = ${citizenId}`,
  );
  if (!counted) throw notFound('O cadastro');
  const rows = await findOpenings(db, citizenId, before, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(view),
    next: rows.length > limit && last ? placeOf(last) : null,
    total: { count: Math.min(counted.count, COUNTED), capped: counted.count > COUNTED },
  };
}

/** The newest openings, at most `limit`, and whether there are more. */
export async function newestOpenings(db: Db, citizenId: string, limit: number) {
  const rows = await findOpenings(db, citizenId, null, limit + 1);
  return { openings: rows.slice(0, limit).map(view), capped: rows.length > limit };
}

import { cboFits } from '#modules/data-packages/index';
import { type Db, findRow, sql } from '#platform/db/database';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';

export type CboRow = {
  code: string;
  name: string;
  available: boolean;
  duration: number;
  ownDuration: number | null;
};

export type CboQuery = PageQuery & {
  search?: string;
  showUnavailable?: boolean;
  sort?: 'name' | 'code' | 'duration';
};

const unavailable = (municipalityId: string) => sql`exists (select 1 from health_network_unavailable_cbo x
  where x.municipality_id = ${municipalityId} and x.cbo = c.code)`;
const durations = (municipalityId: string) =>
  sql`left join cbo_duration d on d.municipality_id = ${municipalityId} and d.cbo = c.code`;
const columns = (municipalityId: string, standard: number) => sql`
  c.code, c.name, not ${unavailable(municipalityId)} as available, d.minutes as "ownDuration",
  coalesce(d.minutes, ${standard}::int) as duration`;

/** Occupations in force, with what the municipality decided of them; `standard`: its minutes of an appointment. */
export function listCbos(
  db: Db,
  { id, standard }: { id: string; standard: number },
  query: CboQuery,
): Promise<PageOf<CboRow>> {
  const search = query.search?.trim();
  const found = search ? cboFits({ code: sql`c.code`, name: sql`c.name` }, search) : sql`true`;
  const sortKey = {
    name: sql`search_key(c.name)`,
    code: sql`c.code::text`,
    duration: sql`lpad(coalesce(d.minutes, ${standard}::int)::text, 3, '0') || search_key(c.name)`,
  }[query.sort ?? 'name'];
  // A page asks for an id; an occupation has its code.
  const source = sql`
    select md5(c.code)::uuid as id, c.code, ${sortKey} as sort_key from data_packages_cbo c ${durations(id)}
    where c.until = '' and ${found} and ${query.showUnavailable ? sql`true` : sql`not ${unavailable(id)}`}`;
  const details = sql`join data_packages_cbo c on md5(c.code)::uuid = page.id ${durations(id)}`;
  return readPage(
    db,
    query,
    { source, columns: columns(id, standard), details, whole: true },
    ({ code, name, available, duration, ownDuration }: CboRow) => ({
      code,
      name,
      available,
      duration,
      ownDuration,
    }),
  );
}

/** An occupation in force. */
export function findCbo(
  db: Db,
  { id, standard }: { id: string; standard: number },
  code: string,
): Promise<CboRow | undefined> {
  return findRow(
    db,
    sql<CboRow>`select ${columns(id, standard)} from data_packages_cbo c ${durations(id)}
      where c.code = ${code} and c.until = ''`,
  );
}

/** Null: the occupation follows the municipality again. */
export async function writeDuration(
  db: Db,
  municipalityId: string,
  cbo: string,
  minutes: number | null,
): Promise<void> {
  if (minutes === null) {
    await sql`delete from cbo_duration where municipality_id = ${municipalityId} and cbo = ${cbo}`.execute(
      db,
    );
    return;
  }
  await sql`insert into cbo_duration (municipality_id, cbo, minutes) values (${municipalityId}, ${cbo}, ${minutes})
    on conflict (municipality_id, cbo) do update set minutes = excluded.minutes`.execute(db);
}

import { cboFits } from '#modules/data-packages/index';
import { cboOffered } from '#modules/health-network/index';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';

export type CboRow = {
  code: string;
  name: string;
  available: boolean;
  inUse: boolean;
  duration: number;
  ownDuration: number | null;
};

export type CboQuery = PageQuery & {
  search?: string;
  showUnavailable?: boolean;
  sort?: 'name' | 'code' | 'duration';
};

const offered = (municipalityId: string) => cboOffered(municipalityId, sql`c.code`);
/** Those in use are found once; asked of each occupation, the base reads all lotações again for every one. */
const inUse = (municipalityId: string) => sql`c.code in (select l.cbo from health_network_lotacao_place l
  where l.municipality_id = ${municipalityId} and l.active)`;
const fitting = (search: string) =>
  search ? cboFits({ code: sql`c.code`, name: sql`c.name` }, search) : sql`true`;
const durations = (municipalityId: string) =>
  sql`left join cbo_duration d on d.municipality_id = ${municipalityId} and d.cbo = c.code`;
const columns = (municipalityId: string, standard: number) => sql`
  c.code, c.name, ${offered(municipalityId)} as available, ${inUse(municipalityId)} as "inUse", d.minutes as "ownDuration",
  coalesce(d.minutes, ${standard}::int) as duration`;

/** Occupations in force, with what the municipality decided of them; `standard`: its minutes of an appointment. */
export function listCbos(
  db: Db,
  { id, standard }: { id: string; standard: number },
  query: CboQuery,
): Promise<PageOf<CboRow>> {
  const sortKey = {
    name: sql`search_key(c.name)`,
    code: sql`c.code::text`,
    duration: sql`lpad(coalesce(d.minutes, ${standard}::int)::text, 3, '0') || search_key(c.name)`,
  }[query.sort ?? 'name'];
  // A page asks for an id; an occupation has its code.
  const source = sql`
    select md5(c.code)::uuid as id, c.code, ${sortKey} as sort_key from data_packages_cbo c ${durations(id)}
    where c.until = '' and ${fitting(query.search?.trim() ?? '')}
      and ${query.showUnavailable ? sql`true` : offered(id)}`;
  const details = sql`join data_packages_cbo c on c.code = page.code ${durations(id)}`;
  return readPage(
    db,
    query,
    { source, columns: columns(id, standard), details, whole: true },
    ({ code, name, available, inUse: used, duration, ownDuration }: CboRow) => ({
      code,
      name,
      available,
      inUse: used,
      duration,
      ownDuration,
    }),
  );
}

/** Those in force that fit a search, or are of a list. */
export function cbosAmong(
  db: Db,
  municipalityId: string,
  { search, codes }: { search?: string; codes?: string[] },
): Promise<Array<Pick<CboRow, 'code' | 'available' | 'inUse'>>> {
  return rowsOf(
    db,
    sql<Pick<CboRow, 'code' | 'available' | 'inUse'>>`
      select c.code, ${offered(municipalityId)} as available, ${inUse(municipalityId)} as "inUse"
      from data_packages_cbo c where c.until = '' and ${fitting(search?.trim() ?? '')}
        and ${codes ? sql`c.code = any(${codes}::text[])` : sql`true`} order by c.code`,
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

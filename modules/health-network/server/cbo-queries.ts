import { cboFits } from '#modules/data-packages/index';
import { affected, type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { startingWith } from '#platform/db/like';

const SHOWN = 20;

type Cbo = { code: string; name: string };
export type CboOffer = { municipalityId: string; cbo: string; available: boolean };

const available = (municipalityId: string) => sql`
  c.until = '' and not exists (select 1 from unavailable_cbo x
    where x.municipality_id = ${municipalityId} and x.cbo = c.code)`;

/** May new lotações of the municipality be given this occupation? In force, and not made unavailable. */
export async function isCboAvailable(db: Db, municipalityId: string, code: string): Promise<boolean> {
  const query = sql`select 1 from data_packages_cbo c where c.code = ${code} and ${available(municipalityId)}`;
  return (await findRow(db, query)) !== undefined;
}

/**
 * Occupations for new lotações that fit the text; those that the municipality uses most first, at most 20.
 */
export function searchAvailableCbos(db: Db, municipalityId: string, search: string): Promise<Cbo[]> {
  const start = startingWith(search);
  return rowsOf<Cbo>(
    db,
    sql`select c.code, c.name from data_packages_cbo c
      left join (select cbo, count(*) as times from lotacao
        where municipality_id = ${municipalityId} and active group by cbo) used on used.cbo = c.code
      where ${available(municipalityId)}
        and ${cboFits({ code: sql`c.code`, name: sql`c.name` }, search)}
      order by coalesce(used.times, 0) desc, search_key(c.name) like search_key(${start}) desc,
        c.name, c.code limit ${SHOWN}`,
  );
}

/** False when that is what it was already. */
export async function writeCboOffer(
  db: Db,
  { municipalityId, cbo, available: offered }: CboOffer,
  now: Date,
): Promise<boolean> {
  const write = offered
    ? sql`delete from unavailable_cbo where municipality_id = ${municipalityId} and cbo = ${cbo}`
    : sql`insert into unavailable_cbo (municipality_id, cbo, created_at) values (${municipalityId}, ${cbo}, ${now})
        on conflict do nothing`;
  return (await affected(db, write)) === 1;
}

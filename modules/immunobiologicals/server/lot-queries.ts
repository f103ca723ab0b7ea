import type { InCamel } from '#platform/db/columns';
import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { containing } from '#platform/db/like';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import type { Tables } from './rows.ts';

type Named = { code: string; name: string };

/** Where and when lots are looked at: whether one is expired depends on both. */
export type At = { municipalityId: string; now: Date };

type Kept = InCamel<Tables['immunobiological_lot']>;

export type Lot = Pick<
  Kept,
  'id' | 'number' | 'manufacturer' | 'manufacturerCode' | 'expiresOn' | 'active'
> & {
  immunobiological: Named;
  expired: boolean;
};

export type LotSort = 'number' | 'manufacturer' | 'immunobiological' | 'expiresOn';

const nameOfCode = sql`coalesce(c.name, l.immunobiological)`;
const joins = sql`join health_network_municipality m on m.id = l.municipality_id
  left join data_packages_code c on c.system = 'imunobiologicos' and c.code = l.immunobiological`;
const columns = (now: Date) => sql`l.number, l.manufacturer, l.manufacturer_code as "manufacturerCode",
  jsonb_build_object('code', l.immunobiological, 'name', ${nameOfCode}) as immunobiological,
  l.expires_on as "expiresOn", l.expires_on < (${now}::timestamptz at time zone m.time_zone)::date as expired,
  l.active`;

const sortKeys = {
  number: sql`l.number_key`,
  manufacturer: sql`l.manufacturer_key`,
  immunobiological: sql`search_key(${nameOfCode})`,
  expiresOn: sql`l.expires_on::text`,
} satisfies Record<LotSort, unknown>;

/** Lots of a municipality; the search takes part of lot, immunobiological or maker. */
export function listLots(
  db: Db,
  { municipalityId, now }: At,
  query: PageQuery & { search?: string; showInactive?: boolean; sort?: LotSort },
): Promise<PageOf<Lot>> {
  const search = query.search?.trim();
  const found = search
    ? sql`search_key(l.number || ' ' || l.manufacturer || ' ' || ${nameOfCode}) like search_key(${containing(search)})`
    : sql`true`;
  const source = sql`select l.id, ${sortKeys[query.sort ?? 'number']} as sort_key from immunobiological_lot l ${joins}
    where l.municipality_id = ${municipalityId} and (l.active or ${query.showInactive ?? false}) and ${found}`;
  const details = sql`join immunobiological_lot l on l.id = page.id ${joins}`;
  return readPage(
    db,
    query,
    { source, columns: columns(now), details },
    (row: Lot & { sort_key?: string }) => {
      const { sort_key: _sortKey, ...lot } = row;
      return lot;
    },
  );
}

export const findLot = (db: Db, { municipalityId, now }: At, id: string): Promise<Lot | undefined> =>
  findRow<Lot>(
    db,
    sql`select l.id, ${columns(now)} from immunobiological_lot l ${joins}
      where l.id = ${id} and l.municipality_id = ${municipalityId}`,
  );

const inForce = (system: 'imunobiologicos' | 'fabricantes') =>
  sql`from data_packages_code c where c.system = ${system} and c.until = ''`;

/** Codes in force of a table, by name. */
export const listNamed = (db: Db, system: 'imunobiologicos' | 'fabricantes'): Promise<Named[]> =>
  rowsOf<Named>(db, sql`select c.code, c.name ${inForce(system)} order by search_key(c.name), c.code`);

export const isImmunobiological = async (db: Db, code: string): Promise<boolean> =>
  (await findRow(db, sql`select 1 ${inForce('imunobiologicos')} and c.code = ${code}`)) !== undefined;

/** The maker of the catalogue that is called so, however it is written. */
export const findManufacturer = (db: Db, name: string): Promise<Named | undefined> =>
  findRow<Named>(
    db,
    sql`select c.code, c.name ${inForce('fabricantes')} and search_key(c.name) = search_key(${name})
      order by c.code limit 1`,
  );

export type LotRow = Pick<
  Kept,
  'id' | 'number' | 'manufacturer' | 'manufacturerCode' | 'immunobiological' | 'expiresOn'
>;

export async function insertLot(db: Tx, row: LotRow, { municipalityId, now }: At): Promise<void> {
  await sql`
    insert into immunobiological_lot (id, municipality_id, number, manufacturer_code, manufacturer, immunobiological,
      expires_on, created_at, number_key, manufacturer_key)
    values (${row.id}, ${municipalityId}, ${row.number}, ${row.manufacturerCode}, ${row.manufacturer},
      ${row.immunobiological}, ${row.expiresOn}, ${now}, search_key(${row.number}), search_key(${row.manufacturer}))`.execute(
    db,
  );
}

export async function updateLot(db: Tx, row: LotRow): Promise<void> {
  await sql`update immunobiological_lot set number = ${row.number}, manufacturer_code = ${row.manufacturerCode},
      manufacturer = ${row.manufacturer}, immunobiological = ${row.immunobiological}, expires_on = ${row.expiresOn},
      number_key = search_key(${row.number}), manufacturer_key = search_key(${row.manufacturer})
    where id = ${row.id}`.execute(db);
}

export async function setActive(db: Tx, id: string, active: boolean): Promise<void> {
  await sql`update immunobiological_lot set active = ${active} where id = ${id}`.execute(db);
}

export async function deleteLot(db: Tx, id: string): Promise<void> {
  await sql`delete from immunobiological_lot where id = ${id}`.execute(db);
}

import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Tables } from './rows.ts';
import { addressView, type PlacedAddress } from './address.ts';
import { placedAddress } from './address-queries.ts';
import { containing, startingWith } from '#platform/db/like';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import type { Reach } from '#platform/permissions/scope';

const unitInReach = ({ municipalityId, unitId }: Reach): RawBuilder<unknown> => {
  if (unitId !== null) return sql`u.id = ${unitId}::uuid`;
  return municipalityId === null ? sql`true` : sql`u.municipality_id = ${municipalityId}::uuid`;
};

export type UnitRow = {
  id: string;
  cnes: string;
  name: string;
  phone: string;
  district: string;
  active: boolean;
};

/** Units within reach by name; the search takes name, bairro or CNES (ADM-H02). */
export function listUnits(
  db: Db,
  reach: Reach,
  query: PageQuery & { search?: string; showInactive?: boolean },
): Promise<PageOf<UnitRow>> {
  const search = query.search?.trim();
  const found = search
    ? sql`(u.cnes like ${startingWith(search)} or search_key(u.name) like search_key(${containing(search)})
        or search_key(u.address ->> 'district') like search_key(${containing(search)}))`
    : sql`true`;
  const source = sql`
    select u.id, search_key(u.name) as sort_key from unit u
    where ${unitInReach(reach)} and ${query.showInactive ? sql`true` : sql`u.active`} and ${found}`;
  const columns = sql`u.cnes, u.name, u.phone1 as phone,
    coalesce(u.address ->> 'district', '') as district, u.active`;
  const details = sql`join unit u on u.id = page.id`;
  return readPage(db, query, { source, columns, details }, (row: UnitRow) => ({
    id: row.id,
    cnes: row.cnes,
    name: row.name,
    phone: row.phone,
    district: row.district,
    active: row.active,
  }));
}

export type Unit = Omit<
  InCamel<Tables['unit']>,
  'municipalityId' | 'inactivatedAt' | 'updatedAt' | 'address'
> & {
  address: PlacedAddress;
  municipality: { ibge: string; name: string; uf: string };
};

export async function findUnit(db: Db, reach: Reach, id: string): Promise<Unit | undefined> {
  const row = await findRow<Unit>(
    db,
    sql`select u.id, u.cnes, u.name, u.cnpj, u.type_code as "typeCode", u.type_name as "typeName",
        u.subtype_code as "subtypeCode", u.subtype_name as "subtypeName", u.phone1, u.phone2, u.fax, u.email,
        ${placedAddress(sql`u.address`)} as address, u.complexities, u.active,
        jsonb_build_object('ibge', m.ibge, 'name', m.name, 'uf', m.uf) as municipality
      from unit u join municipality m on m.id = u.municipality_id
      where u.id = ${id} and ${unitInReach(reach)}`,
  );
  return row && { ...row, address: addressView(row.address) };
}

export type Team = Omit<InCamel<Tables['team']>, 'unitId' | 'inactivatedAt' | 'updatedAt'>;

/** Teams of a unit; those deactivated only when asked (ADM-G10). */
export function listTeamsOf(db: Db, unitId: string, showInactive: boolean): Promise<Team[]> {
  return rowsOf<Team>(
    db,
    sql`select id, ine, name, area_code as "areaCode", area_name as "areaName", type_code as "typeCode",
        type_acronym as "typeAcronym", type_name as "typeName", deactivated_on as "deactivatedOn", active
      from team where unit_id = ${unitId} and (active or ${showInactive}) order by search_key(name), ine`,
  );
}

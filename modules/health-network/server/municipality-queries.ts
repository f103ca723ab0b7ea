import { maskCpf } from '@pec-aberto/brazil';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Tables } from './rows.ts';
import type { MunicipalityScope } from '#platform/permissions/scope';
import { containing } from '#platform/db/like';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';

export type Municipality = Omit<InCamel<Tables['municipality']>, 'createdAt'>;

const columns = sql`m.id, m.ibge, m.name, m.uf, m.time_zone as "timeZone"`;

/** A municipality of this installation, by its 7-digit code. */
export function findMunicipalityByIbge(db: Db, ibge: string): Promise<Municipality | undefined> {
  return findRow<Municipality>(db, sql`select ${columns} from municipality m where m.ibge = ${ibge}`);
}

/** By the 7 or 6 digits that a file of CNES carries. */
export function findMunicipalityByFileCode(db: Db, code: string): Promise<Municipality | undefined> {
  return findRow<Municipality>(
    db,
    sql`select ${columns} from municipality m where m.ibge = ${code} or left(m.ibge, 6) = ${code}`,
  );
}

export function findMunicipalityById(db: Db, id: string): Promise<Municipality | undefined> {
  return findRow<Municipality>(db, sql`select ${columns} from municipality m where m.id = ${id}`);
}

export function listMunicipalitiesInScope(db: Db, scope: MunicipalityScope): Promise<Municipality[]> {
  const { municipalityId } = scope;
  const reached = municipalityId === null ? sql`true` : sql`m.id = ${municipalityId}`;
  return rowsOf<Municipality>(
    db,
    sql`select ${columns} from municipality m where ${reached} order by search_key(m.name), m.uf`,
  );
}

/** Name as the table of IBGE has it, by 7 or 6 digits: for files of municipalities that are not here. */
export async function findOfficialName(db: Db, code: string): Promise<string | undefined> {
  const row = await findRow<{ name: string }>(
    db,
    sql`select name from data_packages_municipality where ibge = ${code} or left(ibge, 6) = ${code}`,
  );
  return row?.name;
}

/** Municipalities of a state, by name. */
export function listCities(db: Db, uf: string): Promise<Array<{ ibge: string; name: string }>> {
  return rowsOf(
    db,
    sql`select ibge, name from data_packages_municipality where uf = ${uf} order by search_key(name), ibge`,
  );
}

export async function insertMunicipality(db: Db, municipality: Municipality, now: Date): Promise<boolean> {
  const { id, ibge, name, uf, timeZone } = municipality;
  const inserted = await sql`
    insert into municipality (id, ibge, name, uf, time_zone, created_at)
    values (${id}, ${ibge}, ${name}, ${uf}, ${timeZone}, ${now}) on conflict (ibge) do nothing`.execute(db);
  return inserted.numAffectedRows === 1n;
}

export async function updateTimeZone(db: Db, id: string, timeZone: string): Promise<void> {
  await sql`update municipality set time_zone = ${timeZone} where id = ${id}`.execute(db);
}

type ResponsibleRow = Omit<Tables['municipality'], 'id' | 'name' | 'created_at'> & {
  id: string;
  active: boolean;
  created_at: Date;
  inactivated_at: Date | null;
  professional_id: string;
  professional_name: string;
  municipality_name: string;
};

export type Responsible = {
  id: string;
  municipality: Omit<Municipality, 'id'>;
  professional: { id: string; name: string };
  enabled: boolean;
  addedAt: string;
  inactivatedAt: string | null;
};

export type ResponsibleSort = 'municipality' | 'responsible' | 'enabled' | 'addedAt' | 'inactivatedAt';

const joins = sql`join access_administrative a on a.id = page.id
  join municipality m on m.id = a.municipality_id join professional p on p.id = a.professional_id`;
const responsibleColumns = sql`a.active, a.created_at, a.inactivated_at, p.id as professional_id,
  coalesce(p.social_name, p.name) as professional_name, m.ibge, m.name as municipality_name, m.uf,
  m.time_zone`;

const sortKeys = {
  municipality: sql`search_key(m.name) || m.ibge`,
  responsible: sql`search_key(coalesce(p.social_name, p.name))`,
  enabled: sql`a.active::text`,
  addedAt: sql`to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
  inactivatedAt: sql`coalesce(to_char(a.inactivated_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '')`,
} satisfies Record<ResponsibleSort, unknown>;

/** Rows of "Municípios e responsáveis": people who administer, or administered, a municipality. */
export function listResponsibles(
  db: Db,
  query: PageQuery & { search?: string; showInactive?: boolean; sort?: ResponsibleSort },
): Promise<PageOf<Responsible>> {
  const pattern = query.search?.trim() ? containing(query.search) : undefined;
  const found =
    pattern === undefined
      ? sql`true`
      : sql`(search_key(m.name) like search_key(${pattern})
          or search_key(coalesce(p.social_name, p.name)) like search_key(${pattern}))`;
  const shown = query.showInactive ? sql`true` : sql`a.active`;
  const source = sql`
    select a.id, ${sortKeys[query.sort ?? 'municipality']} as sort_key from access_administrative a
    join municipality m on m.id = a.municipality_id join professional p on p.id = a.professional_id
    where a.kind = 'municipal-admin' and ${shown} and ${found}`;
  return readPage(db, query, { source, columns: responsibleColumns, details: joins }, responsibleView);
}

export async function findResponsible(db: Db, id: string): Promise<Responsible | undefined> {
  const row = await findRow<ResponsibleRow>(
    db,
    sql`select page.id, ${responsibleColumns} from (select ${id}::uuid as id) as page ${joins}
      where a.kind = 'municipal-admin'`,
  );
  return row && responsibleView(row);
}

/** Everybody, by municipality, with the CPF as lists show it: for the command line. */
export async function listAllResponsibles(db: Db) {
  const rows = await rowsOf<ResponsibleRow & { cpf: string | null }>(
    db,
    sql`select page.id, p.cpf, ${responsibleColumns} from access_administrative as page ${joins}
      where a.kind = 'municipal-admin' order by ${sortKeys.municipality}, a.active desc, a.created_at`,
  );
  return rows.map((row) => {
    const { professional, ...responsible } = responsibleView(row);
    return { ...responsible, professional: { ...professional, cpf: row.cpf && maskCpf(row.cpf) } };
  });
}

const responsibleView = (row: ResponsibleRow): Responsible => ({
  id: row.id,
  municipality: { ibge: row.ibge, name: row.municipality_name, uf: row.uf, timeZone: row.time_zone },
  professional: { id: row.professional_id, name: row.professional_name },
  enabled: row.active,
  addedAt: row.created_at.toISOString(),
  inactivatedAt: row.inactivated_at?.toISOString() ?? null,
});

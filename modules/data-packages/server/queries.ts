import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { lockByName } from '#platform/db/lock';
import { escapeLike, startingWith } from '#platform/db/like';
import type { InCamel } from '#platform/db/columns';
import type { Part } from '../contract.ts';
import { cboFits } from './cbo-search-queries.ts';
import type { Tables } from './rows.ts';

export type DataPackageRow = Omit<Tables['data_package'], 'parts'> & { parts: Part[] };

const SEARCH_LIMIT = 20;

/**
 * Holds every other load or import back until this transaction ends, of whatever package: web and worker start together,
 * and two imports never cross.
 */
export const lockPackages = (db: Db): Promise<void> => lockByName(db, 'data-packages');

export function findPackages(db: Db): Promise<DataPackageRow[]> {
  return rowsOf<DataPackageRow>(
    db,
    sql`select name, title, version, date, source, sha256, rows, parts, imported_at
      from data_package order by title`,
  );
}

export function findPackage(db: Db, name: string): Promise<DataPackageRow | undefined> {
  return findRow<DataPackageRow>(
    db,
    sql`select name, title, version, date, source, sha256, rows, parts, imported_at
      from data_package where name = ${name}`,
  );
}

export async function writePackageRow(db: Db, row: DataPackageRow): Promise<void> {
  await sql`
    insert into data_package (name, title, version, date, source, sha256, rows, parts, imported_at)
    values (${row.name}, ${row.title}, ${row.version}, ${row.date}::date, ${row.source}, ${row.sha256},
      ${row.rows}, ${JSON.stringify(row.parts)}::jsonb, ${row.imported_at})
    on conflict (name) do update set title = excluded.title, version = excluded.version,
      date = excluded.date, source = excluded.source, sha256 = excluded.sha256, rows = excluded.rows,
      parts = excluded.parts, imported_at = excluded.imported_at
  `.execute(db);
}

/** Stored files of jobs of this kind that ended. */
export async function findFilesOfEnded(db: Db, kind: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select f.id from platform_job j join platform_stored_file f on f.id = (j.input ->> 'fileId')::uuid
      where j.kind = ${kind} and j.state in ('done', 'failed', 'cancelled')`,
  );
  return rows.map(({ id }) => id);
}

export type MunicipalityCode = Tables['municipality_code'];

/** Readers see the old table until the commit: `delete`, never `truncate`, which would stop them. */
export async function replaceMunicipalityCodes(db: Db, rows: readonly MunicipalityCode[]): Promise<void> {
  await sql`delete from municipality_code`.execute(db);
  await sql`
    insert into municipality_code (ibge, name, uf)
    select * from unnest(${rows.map((row) => row.ibge)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.uf)}::text[])
  `.execute(db);
}

export type CboRow = Tables['cbo'];

export async function replaceCbos(db: Db, rows: readonly CboRow[]): Promise<void> {
  await sql`delete from cbo`.execute(db);
  await sql`
    insert into cbo (code, name, since, until)
    select * from unnest(${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.since)}::text[], ${rows.map((row) => row.until)}::text[])
  `.execute(db);
}

export type CepRow = InCamel<Tables['cep']>;

export async function replaceCeps(db: Db, rows: readonly CepRow[]): Promise<void> {
  await sql`delete from cep`.execute(db);
  await sql`
    insert into cep (cep, uf, municipality_ibge, bairro, street_type, street)
    select * from unnest(${rows.map((row) => row.cep)}::text[], ${rows.map((row) => row.uf)}::text[],
      ${rows.map((row) => row.municipalityIbge)}::text[], ${rows.map((row) => row.bairro)}::text[],
      ${rows.map((row) => row.streetType)}::text[], ${rows.map((row) => row.street)}::text[])
  `.execute(db);
}

export type StateDestination = Tables['state_destination'];

export async function replaceStateDestinations(db: Db, rows: readonly StateDestination[]): Promise<void> {
  await sql`delete from state_destination`.execute(db);
  await sql`
    insert into state_destination (url, uf, name, protocol, layout)
    select * from unnest(${rows.map((row) => row.url)}::text[], ${rows.map((row) => row.uf)}::text[],
      ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.protocol)}::text[],
      ${rows.map((row) => row.layout)}::text[])
  `.execute(db);
}

/** The address of a CEP; undefined for one that the package lacks, and where there is no package. */
export function findCep(
  db: Db,
  cep: string,
): Promise<(CepRow & { municipalityName: string | null }) | undefined> {
  return findRow(
    db,
    sql`select c.cep, c.uf, c.municipality_ibge as "municipalityIbge", m.name as "municipalityName", c.bairro,
        c.street_type as "streetType", c.street
      from cep c left join municipality_code m on m.ibge = c.municipality_ibge where c.cep = ${cep}`,
  );
}

/** Is this installation for training? Then invented tables stand where a site has none. */
export async function isTraining(db: Db): Promise<boolean> {
  const row = await findRow(db, sql`select 1 from setup_installation where purpose = 'treinamento'`);
  return row !== undefined;
}

/** A municipality by its 7-digit IBGE code. */
export function findMunicipalityCode(db: Db, ibge: string): Promise<MunicipalityCode | undefined> {
  return findRow<MunicipalityCode>(
    db,
    sql`select ibge, name, uf from municipality_code where ibge = ${ibge}`,
  );
}

/** An occupation by its CBO 2002 code, in force or not. */
export function findCbo(db: Db, code: string): Promise<{ code: string; name: string } | undefined> {
  return findRow<{ code: string; name: string }>(db, sql`select code, name from cbo where code = ${code}`);
}

/** Occupations by their codes, in force or not. */
export function findCbos(db: Db, codes: readonly string[]): Promise<Array<{ code: string; name: string }>> {
  return rowsOf(db, sql`select code, name from cbo where code = any(${codes}::text[]) order by name`);
}

/** A name of a place as the index of the search has it: hyphens are spaces, apostrophes are not there. */
const placeKey = (text: RawBuilder<unknown>) => sql`translate(search_key(${text}), '-''’', ' ')`;

/**
 * Municipalities by the start of the code (digits) or any part of the name, without accents, case, apostrophes or
 * hyphens; the own one first, then names that begin with the text; at most 20.
 */
export function searchMunicipalityCodes(
  db: Db,
  search: string,
  ownMunicipalityId: string | null,
): Promise<MunicipalityCode[]> {
  const text = escapeLike(search);
  return rowsOf<MunicipalityCode>(
    db,
    sql`select ibge, name, uf from municipality_code
      where ibge like ${`${text}%`} or ${placeKey(sql`name`)} like '%' || ${placeKey(sql`${text}`)} || '%'
      order by ibge in (select own.ibge from health_network_municipality own where own.id = ${ownMunicipalityId}) desc,
        ${placeKey(sql`name`)} like ${placeKey(sql`${text}`)} || '%' desc, name, uf limit ${SEARCH_LIMIT}`,
  );
}

/** Occupations in force that fit the text; at most 20. */
export function searchCbos(db: Db, search: string): Promise<Array<{ code: string; name: string }>> {
  return rowsOf<{ code: string; name: string }>(
    db,
    sql`select code, name from cbo
      where until = '' and ${cboFits({ code: sql`code`, name: sql`name` }, search)}
      order by search_key(name) like search_key(${startingWith(search)}) desc, name, code limit ${SEARCH_LIMIT}`,
  );
}

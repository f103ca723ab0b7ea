import type { RawBuilder } from 'kysely';
import { columnOf, inColumns } from '#platform/contract/form/record';
import { type Db, findRow, getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { prepared, opaque } from '#platform/db/named';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { type CitizenRecord, type KeptDocument, type LoadedCitizen, RECORD_FIELDS } from './record.ts';

const names = (prefix: string, fields: readonly string[]) =>
  sql.raw(fields.map((field) => `${prefix}${columnOf(field)}`).join(', '));
/** `c.birth_date as "birthDate"…`: rows come out as records. */
export const recordColumns = sql.raw(
  RECORD_FIELDS.map((field) => `c.${columnOf(field)} as "${field}"`).join(', '),
);

/** Columns of citizen `c` by which others recognise the person; pass the row through `identificationOf`. */
export const identificationColumns = sql`c.id, coalesce(nullif(c.social_name, ''), c.name) as name,
  c.birth_date as "birthDate", c.mother_name as "motherName", c.cpf, c.status`;

/** Documents of citizen `c`, those in use first and of these the CPF and the CNS, as {@link KeptDocument}s. */
export const documentsOfC = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'number', d.number, 'details', d.details,
    'principal', d.principal, 'origin', d.origin, 'addedAt', d.added_at, 'removedAt', d.removed_at)
    order by d.removed_at nulls first, d.principal desc, d.kind <> 'cpf', d.kind <> 'cns', d.added_at, d.id)
  from citizen_document d where d.citizen_id = c.id), '[]')`;

/** The record as it stands, with its documents. After {@link lockCitizen}, nobody changes it meanwhile. */
export async function loadCitizen(db: Db, id: string): Promise<LoadedCitizen | undefined> {
  const row = await findRow<CitizenRecord & { version: number; documents: KeptDocument[] }>(
    db,
    prepared(
      sql`select c.version, ${recordColumns}, ${documentsOfC} as documents from citizen c where c.id = ${id}`,
    ),
  );
  if (!row) return undefined;
  const { version, documents, ...record } = row;
  return { id, version, record, documents };
}

/** Where a registration is written: what must be known before. */
export type Site = { timeZone: string; installationId: string };
const DEFAULT_ZONE = 'America/Sao_Paulo';

/** Waits until nobody else writes these persons, and reads where we are. One trip to the base for both. */
export async function takeLocks(
  db: Tx,
  municipalityId: string | null,
  locks: readonly string[],
): Promise<Site> {
  const row = await getRow<{ timeZone: string | null; installationId: string }>(
    db,
    prepared(sql`select (select time_zone from health_network_municipality where id = ${municipalityId}) as "timeZone",
        (select id from setup_installation) as "installationId",
        (select count(pg_advisory_xact_lock(key)) from unnest(${[...locks]}::bigint[]) as key) as locked`),
  );
  return { ...row, timeZone: row.timeZone ?? DEFAULT_ZONE };
}

/** The site of a use case that waits for no person. */
export const citizenSite = ({ db, actor }: UseCaseContext): Promise<Site> =>
  takeLocks(db, accessOf(actor)?.municipalityId ?? null, []);

/** Holds the row of a citizen until the end of the transaction; false when there is none. */
export async function lockCitizen(db: Tx, id: string): Promise<boolean> {
  const row = await findRow(db, prepared(sql`select 1 as there from citizen where id = ${id} for update`));
  return row !== undefined;
}

/** The row of `citizen` beside its record. */
export type RowFrame = {
  id: string;
  version: number;
  origin: string;
  origin_installation_id: string;
  created_at: Date;
  updated_at: Date;
  updated_by: string | null;
  updated_origin: string;
};
const FRAME = [
  'id',
  'version',
  'origin',
  'origin_installation_id',
  'created_at',
  'updated_at',
  'updated_by',
  'updated_origin',
] as const;

export type RevisionRow = {
  id: string;
  citizen_id: string;
  version: number;
  at: Date;
  professional_id: string | null;
  access_id: string | null;
  actor_kind: string;
  origin: string;
  origin_ref: string | null;
  reason: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

/** All that one write puts down. */
export type Writing = {
  frame: RowFrame;
  record: CitizenRecord;
  words: readonly string[];
  matchKeys: readonly number[];
  /** New and changed ones. */
  documents: readonly KeptDocument[];
  revision: RevisionRow;
};

const documentRows = (citizenId: string, documents: readonly KeptDocument[]) =>
  JSON.stringify(documents.map((document) => ({ ...inColumns(document), citizen_id: citizenId })));

const recordNames = names('', RECORD_FIELDS);
const frameNames = names('', FRAME);
const withDocuments = (writing: Writing) => sql`kept_documents as (
    insert into citizen_document (id, citizen_id, kind, number, details, principal, origin, added_at, removed_at)
    select id, citizen_id, kind, number, details, principal, origin, added_at, removed_at
    from jsonb_populate_recordset(null::citizen_document, ${documentRows(writing.frame.id, writing.documents)}::jsonb)
    on conflict (id) do update set principal = excluded.principal, removed_at = excluded.removed_at)`;
const insertRevision = (writing: Writing) => sql`
  insert into citizen_revision
  select * from jsonb_populate_record(null::citizen_revision, ${JSON.stringify(writing.revision)}::jsonb)`;
/** Values by column, in the order of `FRAME` and `RECORD_FIELDS`. */
const frameValues = ({ frame }: Writing) => sql.join(FRAME.map((column) => sql`${frame[column]}`));
const recordValues = ({ record }: Writing) => sql.join(RECORD_FIELDS.map((field) => sql`${record[field]}`));
const searchValues = ({ words, matchKeys }: Writing) =>
  sql`array_to_tsvector(${[...words]}::text[]), ${[...matchKeys]}::bigint[]`;

/** A new citizen with documents and first revision, in one statement. */
export const citizenInsert = (writing: Writing): RawBuilder<unknown> =>
  prepared(sql`
    with kept as (
      insert into citizen (${frameNames}, ${recordNames}, search, match_keys)
      values (${frameValues(writing)}, ${recordValues(writing)}, ${searchValues(writing)})),
    ${withDocuments(writing)} ${insertRevision(writing)}`);

/** A changed citizen, its documents and its revision, in one statement. The row is locked already. */
export function citizenUpdate(writing: Writing): RawBuilder<unknown> {
  const { id, version, updated_at, updated_by, updated_origin } = writing.frame;
  return prepared(sql`
    with kept as (
      update citizen set (version, updated_at, updated_by, updated_origin, ${recordNames}, search, match_keys) =
        row(${version}, ${updated_at}, ${updated_by}::uuid, ${updated_origin}, ${recordValues(writing)},
          ${searchValues(writing)})
      where id = ${id}),
    ${withDocuments(writing)} ${insertRevision(writing)}`);
}

/** Ids of the dependents who know their responsible by one of these numbers, which nobody but this person has. */
export async function findWaiting(db: Tx, id: string, numbers: readonly string[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows = await rowsOf<{ id: string }>(
    db,
    prepared(sql`select w.id from citizen w
      where w.responsible_document is not null and w.responsible_document = any(${opaque(numbers, 'text')})
        and w.responsible_id is null and w.status <> 'merged' and w.id <> ${id}
        and not exists (select from citizen d where d.responsible_id = w.id)
        and not exists (select from citizen_document d join citizen other on other.id = d.citizen_id
          where d.number = w.responsible_document and d.kind in ('cpf', 'cns') and d.removed_at is null
            and other.id <> ${id} and other.status <> 'merged')
      order by w.id`),
  );
  return rows.map((row) => row.id);
}

import { columnOf } from '#platform/contract/form/record';
import { type CopyValue, copyLine } from '#platform/db/copy';
import { BRAZIL, type DocumentKind, type Origin } from '../../contract/codes.ts';
import { matchKeys } from '../likely/keys.ts';
import { preparePerson } from '../likely/person.ts';
import { type CitizenRecord, EMPTY_RECORD, RECORD_FIELDS, type RecordField } from '../record/record.ts';
import { searchWords } from '../search/words.ts';

/** What of a record follows from the rest: from its documents, from an address, from what else was told. */
type Followed =
  | 'cpf'
  | 'cns'
  | 'status'
  | 'inactivatedAt'
  | 'mergedInto'
  | 'deceased'
  | 'teamSince'
  | 'residenceCountry'
  | 'noHouseNumber';
type Told = { [F in Exclude<RecordField, Followed>]?: NonNullable<CitizenRecord[F]> | undefined };

/** A registration as many at once are written: fields of the record, what is absent is not told. */
export type BulkCitizen = Told & {
  id: string;
  name: string;
  createdAt: Date;
  documents: ReadonlyArray<{ id: string; kind: DocumentKind; number: string; principal: boolean }>;
};

/** Where all of them come from. */
export type BulkSource = { origin: Origin; installationId: string };

const principal = (citizen: BulkCitizen, kind: DocumentKind) =>
  citizen.documents.find((one) => one.kind === kind && one.principal)?.number ?? null;

const FOLLOWED: { [F in Followed]: (citizen: BulkCitizen) => CitizenRecord[F] } = {
  cpf: (c) => principal(c, 'cpf'),
  cns: (c) => principal(c, 'cns'),
  status: (c) => (c.inactivationReason === undefined ? 'active' : 'inactive'),
  inactivatedAt: (c) => (c.inactivationReason === undefined ? null : c.createdAt),
  mergedInto: () => null,
  deceased: (c) => c.diedOn !== undefined,
  teamSince: (c) => (c.teamId === undefined ? null : c.createdAt),
  residenceCountry: (c) => (c.municipalityIbge === undefined ? null : BRAZIL),
  noHouseNumber: (c) => c.street !== undefined && c.houseNumber === undefined,
};

type Column = (citizen: BulkCitizen, source: BulkSource) => CopyValue;
const copied = (value: CitizenRecord[RecordField]): CopyValue =>
  value instanceof Date ? value.toISOString() : value;
const isFollowed = (field: RecordField): field is Followed => field in FOLLOWED;
const columnOfField = (field: RecordField): Column => {
  if (isFollowed(field)) return (citizen) => copied(FOLLOWED[field](citizen));
  return (citizen) => copied(citizen[field] ?? EMPTY_RECORD[field]);
};

/** Column by column, in the order of the copy. */
const COLUMNS: Readonly<Record<string, Column>> = {
  id: (c) => c.id,
  ...Object.fromEntries(RECORD_FIELDS.map((field) => [columnOf(field), columnOfField(field)])),
  origin: (_, source) => source.origin,
  origin_installation_id: (_, source) => source.installationId,
  created_at: (c) => c.createdAt.toISOString(),
  updated_at: (c) => c.createdAt.toISOString(),
  updated_origin: (_, source) => source.origin,
  search: (c) => vectorOf(c),
  match_keys: (c) => `{${keysOf(c).join(',')}}`,
};

/** The words as PostgreSQL reads a tsvector. They hold letters and digits only. */
function vectorOf(citizen: BulkCitizen): string {
  const words = searchWords({
    ...citizen,
    phones: [citizen.phoneHome, citizen.phoneMobile, citizen.phoneContact],
    numbers: citizen.documents.map((one) => one.number),
  });
  return words.map((word) => `'${word}'`).join(' ');
}

const keysOf = (citizen: BulkCitizen): number[] =>
  matchKeys(
    preparePerson(
      citizen.id,
      { ...citizen, cpf: principal(citizen, 'cpf'), deceased: citizen.diedOn !== undefined },
      citizen.documents,
    ),
  );

const getters = Object.values(COLUMNS);
export const citizenColumns = Object.keys(COLUMNS);
export const citizenLine = (citizen: BulkCitizen, source: BulkSource): string =>
  copyLine(getters.map((get) => get(citizen, source)));

export const documentColumns = ['id', 'citizen_id', 'kind', 'number', 'principal', 'origin', 'added_at'];
export const documentLines = (citizen: BulkCitizen, { origin }: BulkSource): string[] =>
  citizen.documents.map(({ id, kind, number, principal: shown }) =>
    copyLine([id, citizen.id, kind, number, shown, origin, citizen.createdAt.toISOString()]),
  );

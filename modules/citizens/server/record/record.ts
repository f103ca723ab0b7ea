import type { DocumentKind, Origin } from '../../contract/codes.ts';
import type { FormFields } from '../../contract/fields.ts';
import type { DocumentDetails } from '../rules/documents.ts';

/** What is kept of a citizen: the form, and what is changed by acts of their own. Fields are the columns in camelCase. */
export type CitizenRecord = FormFields & {
  status: 'active' | 'inactive' | 'merged';
  inactivatedAt: Date | null;
  inactivationReason: string | null;
  mergedInto: string | null;
  deceased: boolean;
  diedOn: string | null;
  deathCertificate: string | null;
  teamId: string | null;
  teamAutomatic: boolean;
  teamSince: Date | null;
  familyResponsible: boolean;
  responsibleId: string | null;
  responsibleDocument: string | null;
  kinship: number | null;
  sharingRefused: boolean;
  fciUuid: string | null;
  fciFilledAt: Date | null;
};

/** Nothing told. Its keys are all the fields there are: queries and comparisons walk them. */
export const EMPTY_RECORD: CitizenRecord = {
  cpf: null,
  cns: null,
  noCpfReason: null,
  name: '',
  socialName: null,
  birthDate: null,
  sex: null,
  race: null,
  ethnicity: null,
  motherName: null,
  motherUnknown: false,
  fatherName: null,
  fatherUnknown: false,
  nationality: null,
  birthMunicipalityIbge: null,
  birthCountry: null,
  naturalizedOn: null,
  naturalizationOrdinance: null,
  enteredBrazilOn: null,
  phoneHome: null,
  phoneMobile: null,
  phoneContact: null,
  email: null,
  residenceCountry: null,
  cep: null,
  uf: null,
  municipalityIbge: null,
  bairro: null,
  streetType: null,
  street: null,
  houseNumber: null,
  noHouseNumber: false,
  complement: null,
  referencePoint: null,
  area: null,
  microarea: null,
  outOfArea: false,
  nis: null,
  maritalStatus: null,
  bloodType: null,
  occupationCbo: null,
  education: null,
  informsSexualOrientation: null,
  sexualOrientation: null,
  informsGenderIdentity: null,
  genderIdentity: null,
  status: 'active',
  inactivatedAt: null,
  inactivationReason: null,
  mergedInto: null,
  deceased: false,
  diedOn: null,
  deathCertificate: null,
  teamId: null,
  teamAutomatic: true,
  teamSince: null,
  familyResponsible: false,
  responsibleId: null,
  responsibleDocument: null,
  kinship: null,
  sharingRefused: false,
  fciUuid: null,
  fciFilledAt: null,
};

export type RecordField = keyof CitizenRecord;
export const RECORD_FIELDS = Object.keys(EMPTY_RECORD) as RecordField[];

/** The column of a field: `birthDate` is `birth_date`. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The field of a column, as the contract and the revisions' readers name it. */
export const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

const INSTANTS: readonly RecordField[] = ['inactivatedAt', 'teamSince', 'fciFilledAt'];

/** The record of a row kept as JSON (`to_jsonb`); columns that are not of the record are left out. */
export function recordOfRow(row: Readonly<Record<string, unknown>>): CitizenRecord {
  const entries = RECORD_FIELDS.map((field) => {
    const value = row[columnOf(field)] ?? null;
    return [field, INSTANTS.includes(field) && value !== null ? new Date(value as string) : value];
  });
  return Object.fromEntries(entries) as CitizenRecord;
}

/** A number of the person, in use or (with `removedAt`) taken off. */
export type KeptDocument = {
  id: string;
  kind: DocumentKind;
  number: string;
  details: DocumentDetails;
  principal: boolean;
  origin: Origin;
  addedAt: string;
  removedAt: string | null;
};

/** A record with its version and documents, as it stands in the base. */
export type LoadedCitizen = {
  id: string;
  version: number;
  record: CitizenRecord;
  documents: KeptDocument[];
};

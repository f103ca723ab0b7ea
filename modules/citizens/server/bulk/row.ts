import { type CopyValue, copyLine } from '#platform/db/copy';
import type { DocumentKind, Origin } from '../../contract/codes.ts';
import { matchKeys } from '../likely/keys.ts';
import { preparePerson } from '../likely/person.ts';
import { searchWords } from '../search/words.ts';

/** A registration as many at once are written: named as the columns, what is absent is not told. */
export type BulkCitizen = {
  id: string;
  name: string;
  createdAt: Date;
  documents: ReadonlyArray<{ id: string; kind: DocumentKind; number: string; principal: boolean }>;
  inactivationReason?: string | undefined;
  socialName?: string | undefined;
  /** aaaa-mm-dd. */
  birthDate?: string | undefined;
  sex?: number | undefined;
  race?: number | undefined;
  motherName?: string | undefined;
  motherUnknown?: boolean | undefined;
  fatherName?: string | undefined;
  fatherUnknown?: boolean | undefined;
  noCpfReason?: number | undefined;
  nationality?: number | undefined;
  birthMunicipalityIbge?: string | undefined;
  birthCountry?: number | undefined;
  enteredBrazilOn?: string | undefined;
  diedOn?: string | undefined;
  phoneHome?: string | undefined;
  phoneMobile?: string | undefined;
  phoneContact?: string | undefined;
  email?: string | undefined;
  cep?: string | undefined;
  uf?: string | undefined;
  municipalityIbge?: string | undefined;
  bairro?: string | undefined;
  streetType?: string | undefined;
  street?: string | undefined;
  houseNumber?: string | undefined;
  complement?: string | undefined;
  microarea?: string | undefined;
  teamId?: string | undefined;
  familyResponsible?: boolean | undefined;
  responsibleId?: string | undefined;
  kinship?: number | undefined;
  maritalStatus?: number | undefined;
  education?: number | undefined;
};

/** Where all of them come from. */
export type BulkSource = { origin: Origin; installationId: string };

const principal = (citizen: BulkCitizen, kind: DocumentKind) =>
  citizen.documents.find((one) => one.kind === kind && one.principal)?.number ?? null;

const BRAZIL = 31;

/** Column by column, in the order of the copy. */
const COLUMNS: Readonly<Record<string, (citizen: BulkCitizen, source: BulkSource) => CopyValue | undefined>> =
  {
    id: (c) => c.id,
    status: (c) => (c.inactivationReason === undefined ? 'active' : 'inactive'),
    inactivated_at: (c) => (c.inactivationReason === undefined ? null : c.createdAt.toISOString()),
    inactivation_reason: (c) => c.inactivationReason,
    name: (c) => c.name,
    social_name: (c) => c.socialName,
    birth_date: (c) => c.birthDate,
    sex: (c) => c.sex,
    race: (c) => c.race,
    mother_name: (c) => c.motherName,
    mother_unknown: (c) => c.motherUnknown ?? false,
    father_name: (c) => c.fatherName,
    father_unknown: (c) => c.fatherUnknown ?? false,
    cpf: (c) => principal(c, 'cpf'),
    cns: (c) => principal(c, 'cns'),
    no_cpf_reason: (c) => c.noCpfReason,
    nationality: (c) => c.nationality,
    birth_municipality_ibge: (c) => c.birthMunicipalityIbge,
    birth_country: (c) => c.birthCountry,
    entered_brazil_on: (c) => c.enteredBrazilOn,
    deceased: (c) => c.diedOn !== undefined,
    died_on: (c) => c.diedOn,
    phone_home: (c) => c.phoneHome,
    phone_mobile: (c) => c.phoneMobile,
    phone_contact: (c) => c.phoneContact,
    email: (c) => c.email,
    residence_country: (c) => (c.municipalityIbge === undefined ? null : BRAZIL),
    cep: (c) => c.cep,
    uf: (c) => c.uf,
    municipality_ibge: (c) => c.municipalityIbge,
    bairro: (c) => c.bairro,
    street_type: (c) => c.streetType,
    street: (c) => c.street,
    house_number: (c) => c.houseNumber,
    no_house_number: (c) => c.street !== undefined && c.houseNumber === undefined,
    complement: (c) => c.complement,
    microarea: (c) => c.microarea,
    team_id: (c) => c.teamId,
    team_since: (c) => (c.teamId === undefined ? null : c.createdAt.toISOString()),
    family_responsible: (c) => c.familyResponsible ?? false,
    responsible_id: (c) => c.responsibleId,
    kinship: (c) => c.kinship,
    marital_status: (c) => c.maritalStatus,
    education: (c) => c.education,
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
  copyLine(getters.map((get) => get(citizen, source) ?? null));

export const documentColumns = ['id', 'citizen_id', 'kind', 'number', 'principal', 'origin', 'added_at'];
export const documentLines = (citizen: BulkCitizen, { origin }: BulkSource): string[] =>
  citizen.documents.map(({ id, kind, number, principal: shown }) =>
    copyLine([id, citizen.id, kind, number, shown, origin, citizen.createdAt.toISOString()]),
  );

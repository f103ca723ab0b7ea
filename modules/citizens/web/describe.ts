import { formatCep, formatCns, formatCpf, formatPhone, titleCaseName } from '@pec-aberto/brazil';
import { formatDate, formatDateTime } from '#platform/ui/index';
import { type Code, labelOf } from '../contract/codes/code.ts';
import { countries } from '../contract/codes/countries.ts';
import { ethnicities } from '../contract/codes/ethnicities.ts';
import { streetTypes } from '../contract/codes/street-types.ts';
import {
  bloodTypes,
  documentKinds,
  educations,
  genderIdentities,
  kinships,
  maritalStatuses,
  nationalities,
  noCpfReasons,
  races,
  sexes,
  sexualOrientations,
} from '../contract/codes.ts';

const TABLES: Readonly<Record<string, readonly Code<number | string>[]>> = {
  noCpfReason: noCpfReasons,
  sex: sexes,
  race: races,
  ethnicity: ethnicities,
  nationality: nationalities,
  birthCountry: countries,
  residenceCountry: countries,
  streetType: streetTypes,
  maritalStatus: maritalStatuses,
  bloodType: bloodTypes,
  education: educations,
  sexualOrientation: sexualOrientations,
  genderIdentity: genderIdentities,
  kinship: kinships,
  status: [
    { code: 'active', label: 'Ativo' },
    { code: 'inactive', label: 'Inativo' },
    { code: 'merged', label: 'Unificado' },
  ],
};

const FORMATS: Readonly<Record<string, (text: string) => string>> = {
  cpf: formatCpf,
  cns: formatCns,
  cep: formatCep,
  phoneHome: formatPhone,
  phoneMobile: formatPhone,
  phoneContact: formatPhone,
  name: titleCaseName,
  socialName: titleCaseName,
  motherName: titleCaseName,
  fatherName: titleCaseName,
  bairro: titleCaseName,
  street: titleCaseName,
  complement: titleCaseName,
  referencePoint: titleCaseName,
};

const CIVIL = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Number of a document as people read it. */
export function documentNumber(kind: string, number: string): string {
  return FORMATS[kind]?.(number) ?? number;
}

type SeenDocument = { kind: string; number: string; removedAt?: string | null };

function describeDocuments(documents: readonly SeenDocument[]): string {
  const said = documents.map(({ kind, number, removedAt }) => {
    const name = labelOf<string>(documentKinds, kind) ?? kind;
    return `${name} ${documentNumber(kind, number)}${removedAt ? ' (retirado)' : ''}`;
  });
  return said.join(', ');
}

/**
 * A value of the registration as people read it: the label of a code, masks, title case, dd/mm/aaaa, "Sim".
 * '' for what is not told. `names` gives words for codes of tables that only the server has (municipalities,
 * occupations, teams, people), by their code.
 */
export function describe(field: string, value: unknown, names: ReadonlyMap<string, string> = NONE): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (field === 'documents' && Array.isArray(value)) return describeDocuments(value as SeenDocument[]);
  if (typeof value !== 'string' && typeof value !== 'number') return JSON.stringify(value);
  const text = String(value);
  const label = TABLES[field]?.find(({ code }) => String(code) === text)?.label ?? names.get(text);
  if (label !== undefined) return label;
  if (CIVIL.test(text)) return formatDate(text);
  if (INSTANT.test(text)) return formatDateTime(text);
  return FORMATS[field]?.(text) ?? text;
}
const NONE: ReadonlyMap<string, string> = new Map();

import { sentenceCase } from '@pec-aberto/brazil';
import { type Picked, NOT_PICKED } from '#ui/index';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import type { FormFields, FormInput } from '../../contract/fields.ts';
import { BRAZIL, BRAZILIAN, IGNORED_SEX, RACE_NOT_TOLD } from '../../contract/codes.ts';
import type { createCitizenContract, getCitizenContract } from '../../contract/registration.ts';
import { cityLabel } from '../city-label.ts';
import { describe } from '../describe.ts';

export type CitizenView = RouteOutput<typeof getCitizenContract>;
export type FormField = keyof FormFields;
type Body = RouteInput<typeof createCitizenContract>['body'];

/**
 * What the form holds of each field: a text; the text of a code; a box; "sim", "nao" or ''; or a choice with its
 * words, whose code is a number or a text.
 */
const KINDS = {
  cpf: 'text',
  cns: 'text',
  noCpfReason: 'code',
  name: 'text',
  socialName: 'text',
  birthDate: 'text',
  sex: 'code',
  race: 'code',
  ethnicity: 'pickedCode',
  motherName: 'text',
  motherUnknown: 'flag',
  fatherName: 'text',
  fatherUnknown: 'flag',
  nationality: 'code',
  birthMunicipalityIbge: 'picked',
  birthCountry: 'pickedCode',
  naturalizedOn: 'text',
  naturalizationOrdinance: 'text',
  enteredBrazilOn: 'text',
  phoneHome: 'text',
  phoneMobile: 'text',
  phoneContact: 'text',
  email: 'text',
  residenceCountry: 'pickedCode',
  cep: 'text',
  uf: 'text',
  municipalityIbge: 'picked',
  bairro: 'text',
  streetType: 'picked',
  street: 'text',
  houseNumber: 'text',
  noHouseNumber: 'flag',
  complement: 'text',
  referencePoint: 'text',
  area: 'text',
  microarea: 'text',
  outOfArea: 'flag',
  nis: 'text',
  maritalStatus: 'code',
  bloodType: 'code',
  occupationCbo: 'picked',
  education: 'code',
  informsSexualOrientation: 'answer',
  sexualOrientation: 'code',
  informsGenderIdentity: 'answer',
  genderIdentity: 'code',
} as const satisfies Record<FormField, string>;
type Held = {
  text: string;
  code: string;
  flag: boolean;
  answer: string;
  picked: Picked;
  pickedCode: Picked;
};

/** The fields of the form as they are typed. */
export type CitizenFields = { [F in FormField]: Held[(typeof KINDS)[F]] };
export const FORM_FIELDS = Object.keys(KINDS) as FormField[];

export type TeamValues = { automatic: boolean; teamId: string };
export type FamilyValues = {
  /** "sim": is the responsible; "nao": has one; '': not told. */
  isResponsible: string;
  responsibleId: Picked;
  responsibleDocument: string;
  kinship: string;
};
export type DocumentValues = {
  kind: string;
  number: string;
  details: { issuer: string; uf: string; issuedOn: string };
};
export type Blocks = {
  team: TeamValues;
  family: FamilyValues;
  /** Numbers to add. */
  documents: DocumentValues[];
  sharingRefused: boolean;
};
/** A record as it was when its form was opened. */
export type Opened = CitizenFields & Omit<Blocks, 'documents'>;
export type CitizenValues = CitizenFields &
  Blocks & {
    /** The version that was opened; 0 for a new record. Kept with a draft, as `opened` is. */
    version: number;
    /** Shows what the person changed, once others have changed it too. */
    opened: Opened;
  };

const EMPTY: Held = {
  text: '',
  code: '',
  flag: false,
  answer: '',
  picked: NOT_PICKED,
  pickedCode: NOT_PICKED,
};

/** Codes that only fichas of older layouts bring: the form asks for another. */
const REFUSED: Partial<Record<FormField, number>> = { sex: IGNORED_SEX, race: RACE_NOT_TOLD };

function held(field: FormField, value: FormFields[FormField], label: string | null) {
  const kind = KINDS[field];
  if (kind === 'flag') return value === true;
  if (value === null || value === REFUSED[field]) return EMPTY[kind];
  if (kind === 'answer') return value === true ? 'sim' : 'nao';
  if (kind !== 'picked' && kind !== 'pickedCode') return String(value);
  return { value: String(value), label: label ?? describe(field, value) };
}

/** Fields as the form holds them; `labels` are the words of choices that only the server knows. */
export function fieldsOf(
  seen: FormFields,
  labels: Partial<Record<FormField, string | null>> = {},
): CitizenFields {
  const all = FORM_FIELDS.map((field) => [field, held(field, seen[field], labels[field] ?? null)]);
  return Object.fromEntries(all) as CitizenFields;
}

const EMPTY_FIELDS = Object.fromEntries(FORM_FIELDS.map((field) => [field, EMPTY[KINDS[field]]]));
const NOBODY: FamilyValues = {
  isResponsible: '',
  responsibleId: NOT_PICKED,
  responsibleDocument: '',
  kinship: '',
};

const BRAZIL_PICKED = { value: String(BRAZIL), label: describe('residenceCountry', BRAZIL) };
const NOTHING_TOLD: Opened = {
  ...(EMPTY_FIELDS as CitizenFields),
  // Born and living in Brazil until told otherwise (§2.4).
  nationality: String(BRAZILIAN),
  residenceCountry: BRAZIL_PICKED,
  team: { automatic: true, teamId: '' },
  family: NOBODY,
  sharingRefused: false,
};

/** A new registration, with what the search brought. */
export function newValues(typed: Partial<CitizenFields> = {}): CitizenValues {
  return { ...NOTHING_TOLD, ...typed, documents: [], version: 0, opened: NOTHING_TOLD };
}

const knownCity = (name: string | null, ibge: string | null) => (name && ibge ? cityLabel(name, ibge) : null);

export function valuesOf(citizen: CitizenView): CitizenValues {
  const opened: Opened = {
    ...fieldsOf(citizen, {
      birthMunicipalityIbge: knownCity(citizen.birthMunicipalityName, citizen.birthMunicipalityIbge),
      municipalityIbge: knownCity(citizen.municipalityName, citizen.municipalityIbge),
      occupationCbo: citizen.occupationName && sentenceCase(citizen.occupationName),
    }),
    team: teamValuesOf(citizen),
    family: familyValuesOf(citizen),
    sharingRefused: citizen.sharingRefused,
  };
  return { ...opened, documents: [], version: citizen.version, opened };
}

export const teamValuesOf = ({ team, teamAutomatic }: CitizenView): TeamValues => ({
  automatic: teamAutomatic,
  teamId: team?.id ?? '',
});

export function familyValuesOf(citizen: CitizenView): FamilyValues {
  const { familyResponsible, responsible, responsibleDocument, kinship } = citizen;
  const has = responsible !== null || responsibleDocument !== null;
  return {
    isResponsible: familyResponsible ? 'sim' : has ? 'nao' : '',
    responsibleId: responsible
      ? { value: responsible.id, label: describe('name', responsible.name) }
      : NOT_PICKED,
    responsibleDocument: responsibleDocument ?? '',
    kinship: kinship === null ? '' : String(kinship),
  };
}

function told(kind: keyof Held, value: Held[keyof Held]) {
  if (typeof value === 'boolean') return value;
  const text = (typeof value === 'string' ? value : value.value).trim();
  if (text === '') return null;
  if (kind === 'answer') return text === 'sim';
  return kind === 'code' || kind === 'pickedCode' ? Number(text) : text;
}

/** The fields as the server takes them; what an answer closed is left out there. */
export function inputOf(fields: CitizenFields): FormInput {
  const all = FORM_FIELDS.map((field) => [field, told(KINDS[field], fields[field])]);
  // The form does not ask where a Brazilian was born but for the municipality; the record says the country too.
  const brazilian = fields.nationality === String(BRAZILIAN) ? { birthCountry: BRAZIL } : {};
  return { ...(Object.fromEntries(all) as Partial<FormInput>), ...brazilian, name: fields.name.trim() };
}

export function teamInputOf({ automatic, teamId }: TeamValues): NonNullable<Body['team']> {
  return { automatic, teamId: automatic ? null : teamId || null };
}

export function familyInputOf(family: FamilyValues): NonNullable<Body['family']> {
  const has = family.isResponsible === 'nao';
  const responsibleId = (has && family.responsibleId.value) || null;
  return {
    isResponsible: family.isResponsible === 'sim',
    responsibleId,
    responsibleDocument: (has && !responsibleId && family.responsibleDocument) || null,
    kinship: has && family.kinship ? Number(family.kinship) : null,
  };
}

export function documentInputOf({
  kind,
  number,
  details,
}: DocumentValues): NonNullable<Body['documents']>[number] {
  const kept = Object.entries(details).filter(([, text]) => text !== '');
  const known = kind as NonNullable<Body['documents']>[number]['kind'];
  return {
    kind: known,
    number,
    ...(kind === 'rg' && kept.length > 0 ? { details: Object.fromEntries(kept) } : {}),
  };
}

const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is sent: the form whole, and of the blocks beside it those that changed since it was opened. */
export function bodyOf(values: CitizenValues): Body {
  const { team, family, documents, sharingRefused, opened } = values;
  return {
    ...inputOf(values),
    ...(sameValue(team, opened.team) ? {} : { team: teamInputOf(team) }),
    ...(sameValue(family, opened.family) ? {} : { family: familyInputOf(family) }),
    ...(sharingRefused === opened.sharingRefused ? {} : { sharingRefused }),
    ...(documents.length > 0 ? { documents: documents.map(documentInputOf) } : {}),
  };
}

/** A field as people read it. */
export function shown(field: FormField, fields: CitizenFields): string {
  const value = fields[field];
  return typeof value === 'object' ? value.label : describe(field, inputOf(fields)[field]);
}

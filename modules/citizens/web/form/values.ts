import { sentenceCase } from '@pec-aberto/brazil';
import { emptyHeld, type HeldForm, heldForm, NOT_PICKED, type Picked, typedForm } from '#ui/index';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import type { FormFields, FormInput } from '../../contract/fields.ts';
import { BRAZIL, BRAZILIAN, IGNORED_SEX, RACE_NOT_TOLD } from '../../contract/codes.ts';
import { FORM } from '../../contract/definition/registration.ts';
import type { createCitizenContract, getCitizenContract } from '../../contract/registration.ts';
import { cityLabel } from '../city-label.ts';
import { describe } from '../describe.ts';

export type CitizenView = RouteOutput<typeof getCitizenContract>;
export type FormField = keyof FormFields;
type Body = RouteInput<typeof createCitizenContract>['body'];

/** The fields of the form as they are typed. */
export type CitizenFields = HeldForm<typeof FORM>;
export const FORM_FIELDS = Object.keys(FORM) as FormField[];

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

/** Codes that only fichas of older layouts bring: the form asks for another. */
const asked = <T>(code: T, refused: T): T | null => (code === refused ? null : code);

/** Fields as the form holds them; `labels` are the words of choices that only the server knows. */
export const fieldsOf = (
  seen: FormFields,
  labels: Partial<Record<FormField, string | null>> = {},
): CitizenFields =>
  heldForm(
    FORM,
    { ...seen, sex: asked(seen.sex, IGNORED_SEX), race: asked(seen.race, RACE_NOT_TOLD) },
    (field, value) => labels[field] ?? describe(field, value),
  );

const NOBODY: FamilyValues = {
  isResponsible: '',
  responsibleId: NOT_PICKED,
  responsibleDocument: '',
  kinship: '',
};

const BRAZIL_PICKED = { value: String(BRAZIL), label: describe('residenceCountry', BRAZIL) };
const NOTHING_TOLD: Opened = {
  ...emptyHeld(FORM),
  // Born and living in Brazil until told otherwise.
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

/** The fields as the server takes them; what an answer closed is left out there. */
export function inputOf(fields: CitizenFields): FormInput {
  // The form does not ask where a Brazilian was born but for the municipality; the record says the country too.
  const brazilian = fields.nationality === String(BRAZILIAN) ? { birthCountry: BRAZIL } : {};
  return { ...typedForm(FORM, fields), ...brazilian };
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

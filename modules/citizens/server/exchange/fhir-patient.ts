import type { Address, ContactPoint, Extension, Identifier, Patient, PatientContact } from 'fhir/r4.js';
import { countries } from '../../contract/codes/countries.ts';
import { streetTypes } from '#modules/data-packages/contract/street-types';
import {
  BRAZIL,
  documentKinds,
  genderIdentities,
  labelOf,
  maritalStatuses,
  races,
} from '../../contract/codes.ts';
import type { KeptDocument } from '../record/record.ts';
import type { CitizenRow } from '../registration/citizen-queries.ts';

const HL7 = 'http://hl7.org/fhir/StructureDefinition';
const TERMS = 'http://terminology.hl7.org/CodeSystem';
/** Systems by which the RNDS names the two numbers. */
const SYSTEMS: Readonly<Record<string, string>> = {
  cpf: 'http://rnds.saude.gov.br/fhir/r4/NamingSystem/cpf',
  cns: 'http://rnds.saude.gov.br/fhir/r4/NamingSystem/cns',
};
/** Codes of v2-0203; a kind without one is told by its text. */
const IDENTIFIER_TYPES: Readonly<Record<string, string>> = {
  cpf: 'TAX',
  cns: 'HC',
  passport: 'PPN',
  prontuario: 'MR',
};
const MARITAL: Readonly<Record<number, string>> = { 1: 'S', 2: 'M', 3: 'W', 4: 'L', 5: 'T' };

/**
 * A citizen as FHIR R4 `Patient`, with what the base resource and the extensions of HL7 can say. What Brazil's own
 * profiles add and HL7 has no place for (race, team) goes in the text a person reads, not in invented extensions.
 */
export function patientOf(id: string, row: CitizenRow): Patient {
  return {
    resourceType: 'Patient',
    id,
    meta: { versionId: String(row.version), lastUpdated: row.updatedAt.toISOString() },
    text: { status: 'additional', div: narrativeOf(row) },
    active: row.status === 'active',
    identifier: row.documents.map(identifierOf),
    name: [
      { use: 'official', text: row.name },
      ...(row.socialName === null ? [] : [{ use: 'usual' as const, text: row.socialName }]),
    ],
    gender: genderOf(row.sex),
    ...(row.birthDate === null ? {} : { birthDate: row.birthDate }),
    ...deceasedOf(row),
    ...some('telecom', telecomOf(row)),
    ...some('address', addressOf(row)),
    ...some('contact', contactsOf(row)),
    ...some('extension', extensionsOf(row)),
    ...maritalOf(row),
    ...(row.mergedInto === null
      ? {}
      : { link: [{ other: { reference: `Patient/${row.mergedInto}` }, type: 'replaced-by' as const }] }),
  };
}

const some = <K extends string, V>(key: K, values: V[]): Partial<Record<K, V[]>> =>
  values.length === 0 ? {} : ({ [key]: values } as Record<K, V[]>);

function identifierOf({ kind, number, principal, details, addedAt, removedAt }: KeptDocument): Identifier {
  const code = IDENTIFIER_TYPES[kind];
  const system = SYSTEMS[kind];
  return {
    use: removedAt === null ? (principal ? 'official' : 'secondary') : 'old',
    type: {
      text: labelOf(documentKinds, kind) ?? kind,
      ...(code ? { coding: [{ system: `${TERMS}/v2-0203`, code }] } : {}),
    },
    ...(system ? { system } : {}),
    value: number,
    period: { start: addedAt, ...(removedAt === null ? {} : { end: removedAt }) },
    ...(details.issuer ? { assigner: { display: details.issuer } } : {}),
  };
}

/** Sexo of LEDI: 0 masculino, 1 feminino, 5 indeterminado, 4 ignorado. */
const genderOf = (sex: number | null): NonNullable<Patient['gender']> =>
  sex === 0 ? 'male' : sex === 1 ? 'female' : sex === 5 ? 'other' : 'unknown';

function deceasedOf({ deceased, diedOn }: CitizenRow): Partial<Patient> {
  return diedOn === null ? { deceasedBoolean: deceased } : { deceasedDateTime: diedOn };
}

function telecomOf({ phoneMobile, phoneHome, phoneContact, email }: CitizenRow): ContactPoint[] {
  const phone = (value: string | null, use: 'mobile' | 'home' | 'temp'): ContactPoint[] =>
    value === null ? [] : [{ system: 'phone', value: `+55${value}`, use }];
  return [
    ...phone(phoneMobile, 'mobile'),
    ...phone(phoneHome, 'home'),
    ...phone(phoneContact, 'temp'),
    ...(email === null ? [] : [{ system: 'email' as const, value: email }]),
  ];
}

function addressOf(row: CitizenRow): Address[] {
  const abroad = row.residenceCountry !== null && row.residenceCountry !== BRAZIL;
  const type = row.streetType && labelOf(streetTypes, row.streetType);
  const number = row.noHouseNumber ? 'S/N' : row.houseNumber;
  const street = [type, row.street].filter(Boolean).join(' ');
  const line = [[street, number].filter(Boolean).join(', '), row.complement, row.referencePoint].filter(
    (part): part is string => Boolean(part),
  );
  if (line.length === 0 && row.municipalityIbge === null && row.cep === null && !abroad) return [];
  return [
    {
      use: 'home',
      ...some('line', line),
      ...(row.bairro === null ? {} : { district: row.bairro }),
      ...(row.municipalityName === null ? {} : { city: row.municipalityName }),
      ...(row.uf === null ? {} : { state: row.uf }),
      ...(row.cep === null ? {} : { postalCode: row.cep }),
      country: abroad ? (labelOf(countries, row.residenceCountry) ?? '') : 'BR',
    },
  ];
}

function contactsOf({ motherName, fatherName }: CitizenRow): PatientContact[] {
  const parent = (name: string | null, code: 'MTH' | 'FTH', text: string): PatientContact[] =>
    name === null
      ? []
      : [
          {
            relationship: [{ coding: [{ system: `${TERMS}/v3-RoleCode`, code }], text }],
            name: { text: name },
          },
        ];
  return [...parent(motherName, 'MTH', 'Mãe'), ...parent(fatherName, 'FTH', 'Pai')];
}

function extensionsOf(row: CitizenRow): Extension[] {
  const identity = labelOf(genderIdentities, row.genderIdentity);
  const born = row.birthMunicipalityName;
  const bornAbroad = row.birthCountry !== null && row.birthCountry !== BRAZIL;
  return [
    ...(born === null && !bornAbroad
      ? []
      : [
          {
            url: `${HL7}/patient-birthPlace`,
            valueAddress: bornAbroad
              ? { country: labelOf(countries, row.birthCountry) ?? '' }
              : { city: born ?? '', country: 'BR' },
          },
        ]),
    ...(identity ? [{ url: `${HL7}/patient-genderIdentity`, valueCodeableConcept: { text: identity } }] : []),
  ];
}

function maritalOf({ maritalStatus }: CitizenRow): Partial<Patient> {
  const code = maritalStatus === null ? undefined : MARITAL[maritalStatus];
  if (code === undefined) return {};
  const text = labelOf(maritalStatuses, maritalStatus) ?? '';
  return { maritalStatus: { coding: [{ system: `${TERMS}/v3-MaritalStatus`, code }], text } };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function narrativeOf(row: CitizenRow): string {
  const race = labelOf(races, row.race);
  const lines = [
    row.socialName ?? row.name,
    ...(race ? [`Raça/Cor: ${race}`] : []),
    ...(row.team ? [`Equipe responsável: ${row.team.name} (${row.team.unitName})`] : []),
    ...(row.sharingRefused ? ['Compartilhamento do prontuário recusado pelo cidadão'] : []),
  ];
  const paragraphs = lines.map((line) => `<p>${escape(line)}</p>`).join('');
  return `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs}</div>`;
}

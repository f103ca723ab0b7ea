import type { CitizenRecord, RecordField } from '#modules/citizens/index';

/**
 * What is chosen together when registrations are joined: a street of one person with the city of another would be
 * an address that does not exist. In the order of the form.
 */
export const MERGE_PARTS = {
  name: ['name'],
  socialName: ['socialName'],
  cpf: ['cpf', 'noCpfReason'],
  cns: ['cns'],
  birthDate: ['birthDate'],
  sex: ['sex'],
  race: ['race', 'ethnicity'],
  mother: ['motherName', 'motherUnknown'],
  father: ['fatherName', 'fatherUnknown'],
  nationality: [
    'nationality',
    'birthMunicipalityIbge',
    'birthCountry',
    'naturalizedOn',
    'naturalizationOrdinance',
    'enteredBrazilOn',
  ],
  phoneMobile: ['phoneMobile'],
  phoneHome: ['phoneHome'],
  phoneContact: ['phoneContact'],
  email: ['email'],
  team: ['teamId', 'teamAutomatic', 'teamSince'],
  family: ['familyResponsible', 'responsibleId', 'responsibleDocument', 'kinship'],
  address: [
    'residenceCountry',
    'cep',
    'uf',
    'municipalityIbge',
    'bairro',
    'streetType',
    'street',
    'houseNumber',
    'noHouseNumber',
    'complement',
    'referencePoint',
    'area',
    'microarea',
    'outOfArea',
  ],
  nis: ['nis'],
  maritalStatus: ['maritalStatus'],
  bloodType: ['bloodType'],
  occupation: ['occupationCbo'],
  education: ['education'],
  sexualOrientation: ['informsSexualOrientation', 'sexualOrientation'],
  genderIdentity: ['informsGenderIdentity', 'genderIdentity'],
  death: ['deceased', 'diedOn', 'deathCertificate'],
  sharing: ['sharingRefused'],
} as const satisfies Record<string, readonly RecordField[]>;

export type MergePart = keyof typeof MERGE_PARTS;
export const PARTS = Object.keys(MERGE_PARTS) as MergePart[];

/** The values of one part of a record, by field. */
export const valuesOf = (record: CitizenRecord, part: MergePart): Partial<CitizenRecord> =>
  Object.fromEntries(MERGE_PARTS[part].map((field) => [field, record[field]]));

/** What a registration says when nobody said anything: a link to no team is automatic, the country is Brazil. */
const SILENT: readonly RecordField[] = ['teamAutomatic', 'teamSince', 'residenceCountry', 'nationality'];

/** True when nothing was told in this part. */
export const isBlank = (record: CitizenRecord, part: MergePart): boolean =>
  MERGE_PARTS[part].every((field) => {
    const value = record[field];
    return value === null || value === '' || value === false || SILENT.includes(field);
  });

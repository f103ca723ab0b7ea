import { normalizeDigits, normalizeName, ufOfIbge } from '@pec-aberto/brazil';
import { BRAZIL, BRAZILIAN, FOREIGN, INDIGENOUS, NATURALIZED } from '../../contract/codes.ts';
import type { FormFields, FormInput } from '../../contract/fields.ts';
import { keptName } from '../../contract/names.ts';

type Typed = string | null | undefined;
const digits = (text: Typed) => normalizeDigits(text ?? '') || null;
const capitals = (text: Typed) => normalizeName(text ?? '') || null;
const named = (text: Typed) => keptName(text ?? '') || null;
const plain = (text: Typed) => text?.trim() || null;

/**
 * The form as it is kept: digits without mask, names and addresses in capitals with single spaces, null for what is
 * not told. What an answer makes impossible is not kept (§2.4): ethnicity of who is not Indigenous, place of birth of
 * who is not Brazilian, number of a house without one, Brazilian address of who lives abroad.
 */
export function normaliseForm(input: FormInput): FormFields {
  const { nationality = null, race = null } = input;
  const cpf = digits(input.cpf);
  const motherUnknown = input.motherUnknown ?? false;
  const fatherUnknown = input.fatherUnknown ?? false;
  const naturalized = nationality === NATURALIZED;
  const foreign = nationality === FOREIGN;
  return {
    cpf,
    cns: digits(input.cns),
    noCpfReason: cpf === null ? (input.noCpfReason ?? null) : null,
    name: keptName(input.name),
    socialName: named(input.socialName),
    birthDate: plain(input.birthDate),
    sex: input.sex ?? null,
    race,
    ethnicity: race === INDIGENOUS ? (input.ethnicity ?? null) : null,
    motherName: motherUnknown ? null : named(input.motherName),
    motherUnknown,
    fatherName: fatherUnknown ? null : named(input.fatherName),
    fatherUnknown,
    nationality,
    birthMunicipalityIbge: nationality === BRAZILIAN ? digits(input.birthMunicipalityIbge) : null,
    // FCI: who is Brazilian was born in country 31; the form does not ask.
    birthCountry: nationality === BRAZILIAN ? BRAZIL : foreign ? (input.birthCountry ?? null) : null,
    naturalizedOn: naturalized ? plain(input.naturalizedOn) : null,
    naturalizationOrdinance: naturalized ? capitals(input.naturalizationOrdinance) : null,
    enteredBrazilOn: foreign ? plain(input.enteredBrazilOn) : null,
    phoneHome: digits(input.phoneHome),
    phoneMobile: digits(input.phoneMobile),
    phoneContact: digits(input.phoneContact),
    email: plain(input.email),
    ...residenceOf(input),
    nis: digits(input.nis),
    maritalStatus: input.maritalStatus ?? null,
    bloodType: input.bloodType ?? null,
    occupationCbo: capitals(input.occupationCbo),
    education: input.education ?? null,
    informsSexualOrientation: input.informsSexualOrientation ?? null,
    sexualOrientation: input.informsSexualOrientation ? (input.sexualOrientation ?? null) : null,
    informsGenderIdentity: input.informsGenderIdentity ?? null,
    genderIdentity: input.informsGenderIdentity ? (input.genderIdentity ?? null) : null,
  };
}

type Residence = Pick<
  FormFields,
  | 'residenceCountry'
  | 'cep'
  | 'uf'
  | 'municipalityIbge'
  | 'bairro'
  | 'streetType'
  | 'street'
  | 'houseNumber'
  | 'noHouseNumber'
  | 'complement'
  | 'referencePoint'
  | 'area'
  | 'microarea'
  | 'outOfArea'
>;

const ABROAD: Omit<Residence, 'residenceCountry'> = {
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
};

function residenceOf(input: FormInput): Residence {
  const residenceCountry = input.residenceCountry ?? BRAZIL;
  if (residenceCountry !== BRAZIL) return { ...ABROAD, residenceCountry };
  const municipalityIbge = digits(input.municipalityIbge);
  const noHouseNumber = input.noHouseNumber ?? false;
  const outOfArea = input.outOfArea ?? false;
  return {
    residenceCountry,
    cep: digits(input.cep),
    uf: capitals(input.uf) ?? ufOfIbge(municipalityIbge ?? '')?.sigla ?? null,
    municipalityIbge,
    bairro: capitals(input.bairro),
    streetType: plain(input.streetType),
    street: capitals(input.street),
    houseNumber: noHouseNumber ? null : capitals(input.houseNumber),
    noHouseNumber,
    complement: capitals(input.complement),
    referencePoint: capitals(input.referencePoint),
    area: capitals(input.area),
    microarea: outOfArea ? null : digits(input.microarea),
    outOfArea,
  };
}

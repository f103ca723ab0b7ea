import { formatCep, formatCns, formatCpf, formatPhone } from '@pec-aberto/brazil';
import { countries } from './codes/countries.ts';
import { ethnicities } from './codes/ethnicities.ts';
import { streetTypes } from './codes/street-types.ts';
import {
  bloodTypes,
  type Code,
  educations,
  genderIdentities,
  kinships,
  labelOf,
  maritalStatuses,
  nationalities,
  noCpfReasons,
  races,
  sexes,
  sexualOrientations,
} from './codes.ts';

/** A block of the registration as people read it: its fields in order. */
export type LabelledBlock = { title: string; fields: ReadonlyArray<readonly [field: string, label: string]> };

/** The blocks of the form and of the acts beside it, with the official labels (citizens-and-agenda.md §2.4). */
export const labelledBlocks: readonly LabelledBlock[] = [
  {
    title: 'Dados pessoais',
    fields: [
      ['cpf', 'CPF'],
      ['cns', 'CNS'],
      ['noCpfReason', 'Motivo de não ter CPF'],
      ['name', 'Nome completo'],
      ['socialName', 'Nome social'],
      ['birthDate', 'Data de nascimento'],
      ['sex', 'Sexo'],
      ['race', 'Raça/Cor'],
      ['ethnicity', 'Etnia'],
      ['motherName', 'Nome da mãe'],
      ['motherUnknown', 'Desconhece o nome da mãe'],
      ['fatherName', 'Nome do pai'],
      ['fatherUnknown', 'Desconhece o nome do pai'],
    ],
  },
  {
    title: 'Naturalidade',
    fields: [
      ['nationality', 'Nacionalidade'],
      ['birthMunicipalityIbge', 'Município de nascimento'],
      ['birthCountry', 'País de nascimento'],
      ['naturalizedOn', 'Data de naturalização'],
      ['naturalizationOrdinance', 'Portaria de naturalização'],
      ['enteredBrazilOn', 'Data de entrada no Brasil'],
    ],
  },
  {
    title: 'Óbito',
    fields: [
      ['deceased', 'Cidadão faleceu'],
      ['diedOn', 'Data do óbito'],
      ['deathCertificate', 'Nº da declaração de óbito'],
    ],
  },
  {
    title: 'Contatos',
    fields: [
      ['phoneHome', 'Telefone residencial'],
      ['phoneMobile', 'Telefone celular'],
      ['phoneContact', 'Telefone de contato'],
      ['email', 'E-mail'],
    ],
  },
  {
    title: 'Equipe responsável',
    fields: [
      ['teamId', 'Equipe'],
      ['teamAutomatic', 'Utiliza a informação do cadastro individual'],
      ['teamSince', 'Vinculado desde'],
    ],
  },
  {
    title: 'Família',
    fields: [
      ['familyResponsible', 'É o responsável familiar'],
      ['responsibleId', 'Responsável familiar'],
      ['responsibleDocument', 'CPF ou CNS do responsável'],
      ['kinship', 'Parentesco com o responsável'],
    ],
  },
  {
    title: 'Residência',
    fields: [
      ['residenceCountry', 'País de residência'],
      ['cep', 'CEP'],
      ['uf', 'UF'],
      ['municipalityIbge', 'Município'],
      ['bairro', 'Bairro'],
      ['streetType', 'Tipo de logradouro'],
      ['street', 'Logradouro'],
      ['houseNumber', 'Número'],
      ['noHouseNumber', 'Sem número'],
      ['complement', 'Complemento'],
      ['referencePoint', 'Ponto de referência'],
      ['area', 'Área'],
      ['microarea', 'Microárea'],
      ['outOfArea', 'Fora da área'],
    ],
  },
  {
    title: 'Informações complementares',
    fields: [
      ['nis', 'Nº NIS (PIS/PASEP)'],
      ['maritalStatus', 'Estado civil'],
      ['bloodType', 'Tipo sanguíneo'],
      ['occupationCbo', 'Ocupação'],
      ['education', 'Escolaridade'],
      ['informsSexualOrientation', 'Deseja informar orientação sexual'],
      ['sexualOrientation', 'Orientação sexual'],
      ['informsGenderIdentity', 'Deseja informar identidade de gênero'],
      ['genderIdentity', 'Identidade de gênero'],
    ],
  },
  {
    title: 'Situação do cadastro',
    fields: [
      ['sharingRefused', 'Compartilhamento do prontuário desativado'],
      ['status', 'Situação'],
      ['inactivatedAt', 'Inativado em'],
      ['inactivationReason', 'Motivo da inativação'],
      ['mergedInto', 'Unificado em'],
      ['fciUuid', 'Cadastro individual aplicado'],
      ['fciFilledAt', 'Cadastro individual preenchido em'],
      ['documents', 'Documentos'],
    ],
  },
];

const LABELS = new Map(labelledBlocks.flatMap(({ fields }) => fields));
/** The label of a field, as in a history of changes; the field itself for one without. */
export const fieldLabel = (field: string): string => LABELS.get(field) ?? field;

const TABLES: Readonly<Record<string, readonly Code<number>[]>> = {
  noCpfReason: noCpfReasons,
  sex: sexes,
  race: races,
  ethnicity: ethnicities,
  nationality: nationalities,
  birthCountry: countries,
  residenceCountry: countries,
  kinship: kinships,
  maritalStatus: maritalStatuses,
  bloodType: bloodTypes,
  education: educations,
  sexualOrientation: sexualOrientations,
  genderIdentity: genderIdentities,
};
const MASKS: Readonly<Record<string, (digits: string) => string>> = {
  cpf: formatCpf,
  cns: formatCns,
  cep: formatCep,
  phoneHome: formatPhone,
  phoneMobile: formatPhone,
  phoneContact: formatPhone,
  streetType: (code) => labelOf(streetTypes, code) ?? code,
  status: (status) => ({ active: 'Ativo', inactive: 'Inativo', merged: 'Unificado' })[status] ?? status,
};
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A value as people read it: label of a code, mask of a number, Sim/Não, dd/mm/aaaa; '' for what is not told. */
export function shownValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (typeof value === 'number') return labelOf(TABLES[field] ?? [], value) ?? String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  return MASKS[field]?.(value) ?? value.replace(DAY, '$3/$2/$1');
}

import type { FormFields } from '../contract/fields.ts';

export type FormField = keyof FormFields;

/** Labels of the form (citizens-and-agenda.md §2.4), said wherever a field is named. */
export const FIELD_LABELS: Record<FormField, string> = {
  cpf: 'CPF',
  cns: 'CNS',
  noCpfReason: 'Motivo de não ter CPF',
  name: 'Nome completo',
  socialName: 'Nome social',
  birthDate: 'Data de nascimento',
  sex: 'Sexo',
  race: 'Raça/Cor',
  ethnicity: 'Etnia',
  motherName: 'Nome da mãe',
  motherUnknown: 'Desconhece o nome da mãe',
  fatherName: 'Nome do pai',
  fatherUnknown: 'Desconhece o nome do pai',
  nationality: 'Nacionalidade',
  birthMunicipalityIbge: 'Município de nascimento',
  birthCountry: 'País de nascimento',
  naturalizedOn: 'Data de naturalização',
  naturalizationOrdinance: 'Portaria de naturalização',
  enteredBrazilOn: 'Data de entrada no Brasil',
  phoneHome: 'Telefone residencial',
  phoneMobile: 'Telefone celular',
  phoneContact: 'Telefone de contato',
  email: 'E-mail',
  residenceCountry: 'País de residência',
  cep: 'CEP',
  uf: 'UF',
  municipalityIbge: 'Município',
  bairro: 'Bairro',
  streetType: 'Tipo de logradouro',
  street: 'Logradouro',
  houseNumber: 'Número',
  noHouseNumber: 'Sem número',
  complement: 'Complemento',
  referencePoint: 'Ponto de referência',
  area: 'Área',
  microarea: 'Microárea',
  outOfArea: 'Fora da área',
  nis: 'Nº NIS (PIS/PASEP)',
  maritalStatus: 'Estado civil',
  bloodType: 'Tipo sanguíneo',
  occupationCbo: 'Ocupação',
  education: 'Escolaridade',
  informsSexualOrientation: 'O cidadão deseja informar orientação sexual?',
  sexualOrientation: 'Orientação sexual',
  informsGenderIdentity: 'O cidadão deseja informar identidade de gênero?',
  genderIdentity: 'Identidade de gênero',
};

/** What is kept of a citizen beside the form, as a revision names it. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  status: 'Situação do cadastro',
  inactivatedAt: 'Inativado em',
  inactivationReason: 'Motivo da inativação',
  mergedInto: 'Unificado com',
  deceased: 'Cidadão faleceu',
  diedOn: 'Data do óbito',
  deathCertificate: 'Nº da declaração de óbito',
  teamId: 'Equipe responsável',
  teamAutomatic: 'Equipe pelo cadastro individual',
  teamSince: 'Vinculado à equipe em',
  familyResponsible: 'É responsável familiar',
  responsibleId: 'Responsável familiar',
  responsibleDocument: 'CPF ou CNS do responsável familiar',
  kinship: 'Parentesco com o responsável',
  sharingRefused: 'Compartilhamento desativado',
  fciUuid: 'Cadastro individual',
  fciFilledAt: 'Cadastro individual preenchido em',
  documents: 'Documentos',
};

/** What a field is called; its own name where nothing else is known. */
export const labelOfField = (field: string): string =>
  (FIELD_LABELS as Readonly<Record<string, string>>)[field] ?? OTHER_LABELS[field] ?? field;

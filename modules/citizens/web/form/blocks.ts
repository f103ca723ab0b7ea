import type { FormField } from './values.ts';

/** The seven blocks of "Cadastro do cidadão", in the order of PEC (citizens-and-agenda.md §2.4). */
export type Block = {
  /** Also its anchor in the page. */
  id: string;
  title: string;
  fields: readonly FormField[];
  /** Values beside the form's fields that stand in it. */
  others?: readonly string[];
};

export const BLOCKS = {
  personal: {
    id: 'dados-pessoais',
    title: 'Dados pessoais',
    fields: [
      'cpf',
      'cns',
      'noCpfReason',
      'name',
      'socialName',
      'birthDate',
      'sex',
      'race',
      'ethnicity',
      'motherName',
      'motherUnknown',
      'fatherName',
      'fatherUnknown',
    ],
    others: ['documents'],
  },
  birthplace: {
    id: 'naturalidade',
    title: 'Naturalidade',
    fields: [
      'nationality',
      'birthMunicipalityIbge',
      'birthCountry',
      'naturalizedOn',
      'naturalizationOrdinance',
      'enteredBrazilOn',
    ],
  },
  contacts: {
    id: 'contatos',
    title: 'Contatos',
    fields: ['phoneMobile', 'phoneHome', 'phoneContact', 'email'],
  },
  team: {
    id: 'equipe',
    title: 'Equipe responsável',
    fields: [],
    others: ['team'],
  },
  residence: {
    id: 'residencia',
    title: 'Residência',
    fields: [
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
    others: ['family'],
  },
  further: {
    id: 'complementares',
    title: 'Informações complementares',
    fields: [
      'nis',
      'maritalStatus',
      'bloodType',
      'occupationCbo',
      'education',
      'informsSexualOrientation',
      'sexualOrientation',
      'informsGenderIdentity',
      'genderIdentity',
    ],
  },
  sharing: {
    id: 'compartilhamento',
    title: 'Compartilhamento de prontuário',
    fields: [],
    others: ['sharingRefused'],
  },
} as const satisfies Record<string, Block>;

export const BLOCK_LIST: readonly Block[] = Object.values(BLOCKS);

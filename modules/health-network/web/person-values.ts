import { COUNCILS, UFS } from '@pec-aberto/brazil';
import { streetTypes } from '#modules/data-packages/contract/street-types';
import type { findCepContract } from '#modules/data-packages/contract';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import type { Choice } from '#ui/index';
import type { addProfessional, getProfessional } from '../contract.ts';

export const STATES: readonly Choice[] = UFS.map(({ sigla, name }) => ({
  value: sigla,
  label: name,
})).toSorted((one, other) => one.label.localeCompare(other.label, 'pt-BR'));

export const SEXES: readonly Choice[] = [
  { value: 'F', label: 'Feminino' },
  { value: 'M', label: 'Masculino' },
];

/** What the file says stays a choice, though unknown. */
export function councilChoices(current: string): Choice[] {
  const known = COUNCILS.map(({ code, acronym, name }) => ({ value: code, label: `${acronym} – ${name}` }));
  const unknown = current !== '' && !known.some(({ value }) => value === current);
  return unknown ? [...known, { value: current, label: `Código ${current}, do CNES` }] : known;
}

/** Values of the form "Cadastro de profissional": texts, also when empty. */
export type PersonValues = {
  name: string;
  cpf: string;
  cns: string;
  birthDate: string;
  sex: string;
  council: string;
  councilUf: string;
  councilNumber: string;
  email: string;
  phone: string;
  socialName: string;
  withoutNumber: boolean;
  address: {
    cep: string;
    uf: string;
    ibge: string;
    district: string;
    streetType: string;
    street: string;
    number: string;
    complement: string;
    reference: string;
  };
  /** Of the record being edited; '' for a new one. Kept with a draft, so that an old draft is noticed. */
  version: string;
};

export const EMPTY_PERSON: PersonValues = {
  name: '',
  cpf: '',
  cns: '',
  birthDate: '',
  sex: '',
  council: '',
  councilUf: '',
  councilNumber: '',
  email: '',
  phone: '',
  socialName: '',
  withoutNumber: false,
  address: {
    cep: '',
    uf: '',
    ibge: '',
    district: '',
    streetType: '',
    street: '',
    number: '',
    complement: '',
    reference: '',
  },
  version: '',
};

/**
 * What a CEP says of an address; one of a whole municipality says neither street nor bairro, and what was typed of
 * them stays. The kind of a street comes and goes with its name.
 */
export function addressOfCep(found: RouteOutput<typeof findCepContract>): Partial<PersonValues['address']> {
  const { uf, municipalityIbge: ibge, bairro, street } = found;
  const streetType = streetTypes.find(({ code }) => code === found.streetType)?.label ?? '';
  return {
    uf,
    ibge,
    ...(bairro ? { district: bairro } : {}),
    ...(street ? { streetType, street } : {}),
  };
}

const NO_NUMBER = 'S/N';

export function valuesOf(person: RouteOutput<typeof getProfessional>): PersonValues {
  const { city: _shown, ...address } = person.address;
  return {
    name: person.name,
    cpf: person.cpf ?? '',
    cns: person.cns ?? '',
    birthDate: person.birthDate ?? '',
    sex: person.sex,
    council: person.council,
    councilUf: person.councilUf,
    councilNumber: person.councilNumber,
    email: person.email,
    phone: person.phone,
    socialName: person.socialName ?? '',
    withoutNumber: address.number === NO_NUMBER,
    address,
    version: person.version,
  };
}

type Body = RouteInput<typeof addProfessional>['body'];

/** What the form holds, as the server takes it. */
export function bodyOf({ withoutNumber, version: _version, ...values }: PersonValues): Body {
  const { address } = values;
  return {
    ...values,
    sex: values.sex === 'F' || values.sex === 'M' ? values.sex : '',
    councilUf: values.council ? values.councilUf : '',
    councilNumber: values.council ? values.councilNumber : '',
    address: {
      ...address,
      number: withoutNumber ? NO_NUMBER : address.number,
    },
  };
}

import type { Struct } from '@pec-aberto/ledi';
import {
  BRAZILIAN,
  bloodTypes,
  educations,
  FOREIGN,
  maritalStatuses,
} from '#modules/citizens/contract/codes';
import type { FormFields, FormInput } from '#modules/citizens/contract/fields';
import { dayAt, normaliseForm } from '#modules/citizens/index';

/** A registration as a `CidadaoTransportThrift` tells it. */
export type ImportedCitizen = {
  fields: FormFields;
  /** Fields that the record tells; the others say nothing. */
  told: ReadonlyArray<keyof FormFields>;
  deceased: boolean;
  /** Number of the paper record. */
  prontuario: string | null;
};

/** SexoThrift has codes of its own: 0 masculino, 1 feminino, 2 ambos, 3 não informado. */
const SEXES: Readonly<Record<number, number>> = { 0: 0, 1: 1, 2: 5, 3: 4 };

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const listed = <T>(codes: ReadonlyArray<{ code: T }>, code: T | null): T | null =>
  codes.some((one) => one.code === code) ? code : null;

/**
 * Reads a record of the layout of citizens (transport.md §9). `ibgeOf` completes the six digits of a municipality;
 * dates are instants of their day in `timeZone`, that of the municipality that imports.
 */
export function readCitizen(
  record: Struct,
  timeZone: string,
  ibgeOf: (code: string) => string,
): ImportedCitizen {
  const address = (record['endereco'] ?? {}) as Struct;
  const blood = number(record['tipoSanguineo']);
  const municipality = (value: unknown) => {
    const code = text(value);
    return code === null ? null : ibgeOf(code);
  };
  const form: FormInput = {
    cpf: text(record['cpf']),
    cns: record['naoPossuiCns'] === true ? null : text(record['cns']),
    name: text(record['nomeCompleto']) ?? '',
    socialName: text(record['nomeSocial']),
    birthDate: dayAt(number(record['dataNascimento']), timeZone),
    sex: SEXES[number(record['sexo']) ?? 3] ?? null,
    race: number(record['racaCorId']),
    ethnicity: number(record['etniaId']),
    motherName: text(record['nomeMae']),
    motherUnknown: record['desconheceNomeMae'] === true,
    nationality: record['estrangeiro'] === true ? FOREIGN : BRAZILIAN,
    birthMunicipalityIbge: municipality(record['municipioNascimentoIbge']),
    phoneHome: text(record['telefoneResidencial']),
    phoneMobile: text(record['telefoneCelular']),
    phoneContact: text(record['telefoneContato']),
    email: text(record['email']),
    cep: text(address['localidadeCep']),
    uf: text(address['ufSigla']),
    municipalityIbge: municipality(address['localidadeIbge']),
    bairro: text(address['bairroNome']),
    street: text(address['logradouro']),
    houseNumber: text(address['numero']),
    noHouseNumber: address['semNumero'] === true,
    complement: text(address['complemento']),
    referencePoint: text(address['pontoReferencia']),
    area: text(address['area']),
    microarea: text(address['microArea']),
    nis: text(record['nisPisPasep']),
    maritalStatus: listed(maritalStatuses, number(record['estadoCivilId'])),
    // TipoSanguineoThrift counts from A+ = 0, the table of LEDI from 1.
    bloodType: blood === null ? null : listed(bloodTypes, blood + 1),
    occupationCbo: text(record['cboNumero']),
    education: listed(educations, number(record['escolaridadeId'])),
  };
  const fields = normaliseForm(form);
  const told = (Object.keys(form) as Array<keyof FormFields>).filter((field) => {
    const value = fields[field];
    return value !== null && value !== false && value !== '';
  });
  return { fields, told, deceased: record['faleceu'] === true, prontuario: text(record['numeroProntuario']) };
}

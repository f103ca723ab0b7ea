import type { CnesVersion } from './types.ts';

/** Names a field may have, the preferred first. Sources: docs/decisions/2026-11-20-cnes-layouts.md. */
type Names = readonly string[];
type Fields = Readonly<Record<string, Names>>;

const header = {
  ibge: ['CO_IBGE_MUN'],
  date: ['DATA'],
  version: ['VERSAO_XSD', 'VERSION_XSD'],
  origin: ['ORIGEM'],
  destination: ['DESTINO'],
} as const satisfies Fields;

const unit = {
  cnes: ['CNES'],
  name: ['NM_FANTA'],
  cnpj: ['CNPJ'],
  typeCode: ['TP_UNID_ID'],
  typeName: ['DS_TP_UNID'],
  subtypeCode: ['CO_SUBTIPO_UNID'],
  subtypeName: ['DS_SUBTIPO_UNID'],
  phone1: ['TELEFONE1'],
  phone2: ['TELEFONE2'],
  fax: ['FAX'],
  email: ['E_MAIL'],
} as const satisfies Fields;

const address = {
  cep: ['CO_CEP'],
  uf: ['SG_UF'],
  ibge: ['CO_IBGE_MUN'],
  district: ['BAIRRO'],
  street: ['LOGRADOURO'],
  number: ['NUMERO'],
  complement: ['COMPLEMENT'],
  reference: ['PONTO_REF'],
} as const satisfies Fields;

const complexity = { acronym: ['SG_COMPLEXIDADE'] } as const satisfies Fields;

const team = {
  ine: ['CO_INE'],
  typeCode: ['TP_EQUIPE'],
  typeId: ['ID_TP_EQUIPE'],
  typeAcronym: ['SG_EQUIPE'],
  typeName: ['DS_EQUIPE'],
  areaCode: ['CO_AREA'],
  areaName: ['DS_AREA'],
  name: ['NM_REFERENCIA'],
  deactivatedOn: ['DT_DESATIVACAO'],
} as const satisfies Fields;

const professional = {
  cns: ['CO_CNS'],
  cpf: ['CPF_PROF'],
  name: ['NM_PROF'],
  birthDate: ['DT_NASC'],
  sex: ['SEXO'],
  email: ['E_MAIL'],
  phone: ['TELEFONE'],
  councilCode: ['CONSELHO_ID'],
  councilUf: ['SG_UF_EMIS'],
  councilRegistration: ['NU_REGISTRO'],
} as const satisfies Fields;

const lotacao = {
  cnes: ['CNES'],
  cbo: ['CO_CBO'],
  cboName: ['DS_CBO'],
  ine: ['CO_INE'],
  microarea: ['MICROAREA'],
} as const satisfies Fields;

type FieldsLike<F extends Fields> = { readonly [K in keyof F]: Names };

/** Attribute names of every element that carries data, for one version. */
export type Layout = {
  unit: FieldsLike<typeof unit>;
  address: FieldsLike<typeof address>;
  complexity: FieldsLike<typeof complexity>;
  team: FieldsLike<typeof team>;
  professional: FieldsLike<typeof professional>;
  lotacao: FieldsLike<typeof lotacao>;
};

const layout31: Layout = { unit, address, complexity, team, professional, lotacao };

/** 2.1 is known to use the names of 3.1; those of the older SCNES export are accepted too, unconfirmed. */
const layout21: Layout = {
  ...layout31,
  unit: { ...unit, name: ['NM_FANTA', 'NOME_FANTA'] },
  address: { ...address, district: ['BAIRRO', 'BAIRRODIST'] },
  team: { ...team, areaCode: ['CO_AREA', 'COD_AREA'] },
  professional: {
    ...professional,
    cns: ['CO_CNS', 'COD_CNS'],
    name: ['NM_PROF', 'NOME_PROF'],
    birthDate: ['DT_NASC', 'DATA_NASC'],
    councilUf: ['SG_UF_EMIS', 'SIG_UF_EMIS'],
  },
  lotacao: { ...lotacao, cbo: ['CO_CBO', 'COD_CBO'] },
};

/** Attribute names per version. */
export const layouts: Readonly<Record<CnesVersion, Layout>> = {
  '2.1': layout21,
  '3.0': layout31,
  '3.1': layout31,
};

/** Names of IDENTIFICACAO, the same in all versions (the version is one of them). */
export const headerFields = header;

export const ROOT_ELEMENT = 'ImportarXMLCNES';
export const HEADER_ELEMENT = 'IDENTIFICACAO';
/** The only DESTINO accepted. */
export const DESTINATION = 'ESUS_AB';

/** Elements that carry data, and what they carry. */
export const dataElements: ReadonlyMap<string, keyof Layout> = new Map([
  ['DADOS_GERAIS_ESTABELECIMENTOS', 'unit'],
  ['DADOS_ENDERECO', 'address'],
  ['DADOS_COMPLEXIDADE', 'complexity'],
  ['DADOS_EQUIPES', 'team'],
  ['DADOS_PROFISSIONAIS', 'professional'],
  ['DADOS_LOTACOES', 'lotacao'],
]);

/** Elements that only group others. */
export const groupElements: ReadonlySet<string> = new Set([
  'ESTABELECIMENTOS',
  'ENDERECO',
  'COMPLEXIDADE',
  'EQUIPES',
  'PROFISSIONAIS',
  'LOTACOES',
]);

/** Reads `fields` out of an element's attributes, trimmed; `''` for what is absent. */
export function readFields<F extends Fields>(
  fields: F,
  attributes: Readonly<Record<string, string>>,
): { -readonly [K in keyof F]: string } {
  const values: Record<string, string> = {};
  for (const field in fields) {
    let value = '';
    for (const name of fields[field] as Names) {
      value = attributes[name]?.trim() ?? '';
      if (value !== '') break;
    }
    values[field] = value;
  }
  return values as { -readonly [K in keyof F]: string };
}

/** Every attribute name of `fields`. */
export function namesOf(fields: Fields): ReadonlySet<string> {
  return new Set(Object.values(fields).flat());
}

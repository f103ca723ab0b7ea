import type { Outcome } from '../../contract/process.ts';

/** What became of a unit of the base that came, for people. */
export const UNIT_WORDS: Readonly<Record<Outcome, string>> = {
  inserted: 'entra na central',
  equal: 'já estava na central, igual',
  linked: 'é a que a central já tem',
  version: 'é a que a central já tem, com outros valores, que ficam',
  quarantined: 'alguém precisa olhar',
};

/** Columns that two rows with one official key may hold otherwise. */
const COLUMNS: Readonly<Record<string, string>> = {
  active: 'situação',
  address: 'endereço',
  agenda: 'agenda',
  area_code: 'código da área',
  area_name: 'nome da área',
  birth_date: 'data de nascimento',
  bytes: 'conteúdo',
  cbo_name: 'nome do CBO',
  cnpj: 'CNPJ',
  cns: 'CNS',
  complexities: 'complexidades',
  council: 'conselho',
  council_number: 'número no conselho',
  council_uf: 'UF do conselho',
  cpf: 'CPF',
  deactivated_on: 'desativação',
  email: 'e-mail',
  fax: 'fax',
  form_hash: 'conteúdo',
  microarea: 'microárea',
  name: 'nome',
  phone: 'telefone',
  phone1: 'telefone',
  phone2: 'segundo telefone',
  sex: 'sexo',
  social_name: 'nome social',
  subtype_code: 'código do subtipo',
  subtype_name: 'subtipo',
  time_zone: 'fuso horário',
  type_acronym: 'sigla do tipo',
  type_code: 'código do tipo',
  type_name: 'tipo',
  uf: 'UF',
  update_on_cnes: 'atualizar no CNES',
};

/** Columns as people call them; one without a word of its own as the base does. */
export const columnWords = (columns: readonly string[]): string =>
  [...new Set(columns.map((column) => COLUMNS[column] ?? column))].join(', ');

import type { Field } from './fields.ts';
import type { Guard, Rule } from './guards.ts';

/** What the words of an `Evidence` say to people, in Portuguese. */
export const RULE_LABELS: Readonly<Record<Rule, string>> = {
  cpf: 'Mesmo CPF, nascimento e nome',
  cns: 'Mesmo CNS definitivo, nascimento e nome',
  'name-mother-birth': 'Mesmo nome, mãe, nascimento e sexo',
  'number-name-parent': 'Mesmo CPF ou CNS, nome e mãe (ou pai)',
  probability: 'Conjunto dos dados',
};

export const GUARD_LABELS: Readonly<Record<Guard, string>> = {
  newborn: 'Recém-nascido ou pessoa sem nome próprio',
  'name-unknown': 'Nome não informado',
  death: 'Óbito em só um dos cadastros, ou em dias diferentes',
  sex: 'Sexo diferente',
  twins: 'Podem ser gêmeos: mesmo nascimento, outro nome ou quase o mesmo',
  'elder-cpf': 'O CPF também está no cadastro de alguém bem mais velho',
  'cpf-differs': 'CPF diferente',
  'cns-differs': 'CNS iniciado em 1 ou 2 diferente',
  'surname-differs': 'Nenhum sobrenome em comum',
  'mother-differs': 'Nome da mãe (ou do pai) diferente',
  'birth-differs': 'Data de nascimento diferente',
  'birth-unknown': 'Data de nascimento não informada',
  generation: 'Júnior, Filho, Neto ou Sobrinho em só um dos nomes',
  thin: 'Só nome, nascimento e sexo em comum',
};

export const FIELD_LABELS: Readonly<Record<Field, string>> = {
  name: 'Nome',
  birthDate: 'Data de nascimento',
  sex: 'Sexo',
  mother: 'Nome da mãe',
  father: 'Nome do pai',
  cpf: 'CPF',
  cns: 'CNS',
  phone: 'Telefone',
  email: 'E-mail',
  address: 'Endereço',
  municipality: 'Município de residência',
  birthMunicipality: 'Município de nascimento',
  deceased: 'Data do óbito',
};

/** Levels of all fields; the same word means the same in each. */
export const LEVEL_LABELS: Readonly<Record<string, string>> = {
  equal: 'igual',
  variant: 'igual, com outra grafia',
  typo: 'erro de digitação',
  part: 'igual em parte',
  changed: 'sobrenome mudado',
  first: 'só o primeiro nome',
  family: 'só sobrenomes',
  different: 'diferente',
  exchanged: 'mãe e pai trocados',
  swapped: 'dia e mês trocados',
  digit: 'um dígito diferente',
  near: 'um dígito diferente',
  provisional: 'CNS provisório igual',
  house: 'mesma casa',
  street: 'mesma rua',
  cep: 'mesmo CEP',
  bairro: 'mesmo bairro',
};

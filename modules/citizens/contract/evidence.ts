import { fieldLabel } from './labels.ts';

/** One field of two people compared, as the server tells it (levels of packages/matching). */
export type Evidence = { field: string; level: string };

/** How a field agrees, for the eye: igual, parecido, diferente. */
export type Agreement = 'equal' | 'similar' | 'different';

const LABELS: Readonly<Record<string, string>> = {
  name: 'Nome',
  birthDate: 'Nascimento',
  motherName: 'Mãe',
  mother: 'Mãe',
  fatherName: 'Pai',
  father: 'Pai',
  phone: 'Telefone',
  address: 'Endereço',
  municipality: 'Município',
  birthMunicipality: 'Município de nascimento',
  deceased: 'Óbito',
  ficha: 'Ficha',
};

/** What a level between equal and different says; the others are "parecido". */
const LEVELS: Readonly<Record<string, string>> = {
  equal: 'igual',
  same: 'a mesma nos dois',
  different: 'diferente',
  swapped: 'dia e mês trocados',
  digit: 'um número diferente',
  part: 'parte igual',
  changed: 'com outro sobrenome',
  first: 'igual só no primeiro',
  family: 'diferente',
  near: 'um número diferente',
  provisional: 'igual, provisório',
  exchanged: 'trocado com o pai',
  house: 'mesma casa',
  street: 'mesma rua',
  cep: 'mesmo CEP',
  bairro: 'mesmo bairro',
};

/** The other levels are alike. `family`: at most surnames agree, which half a town shares. */
const AGREEMENTS: Readonly<Record<string, Agreement>> = {
  equal: 'equal',
  same: 'equal',
  house: 'equal',
  different: 'different',
  family: 'different',
};

const SHAPES: Record<Agreement, string> = { equal: '=', similar: '≈', different: '≠' };

/** "Nome igual", "Nascimento dia e mês trocados", with the sign that stands before it. */
export function evidenceOf({ field, level }: Evidence): {
  label: string;
  agreement: Agreement;
  text: string;
  sign: string;
} {
  const agreement = AGREEMENTS[level] ?? 'similar';
  return {
    label: LABELS[field] ?? fieldLabel(field),
    agreement,
    text: LEVELS[level] ?? 'parecido',
    sign: SHAPES[agreement],
  };
}

/** "Nascimento: dia e mês trocados". */
export function evidenceText(one: Evidence): string {
  const { label, text } = evidenceOf(one);
  return `${label}: ${text}`;
}

/** What speaks against two records being one person (guards of packages/matching), as a sentence; '' for others. */
export const againstText = (guard: string): string => AGAINST[guard] ?? '';

const AGAINST: Readonly<Record<string, string>> = {
  newborn: 'Um dos cadastros é de recém-nascido sem nome próprio.',
  'name-unknown': 'Um dos cadastros não tem nome.',
  death: 'Um está registrado como falecido e o outro não.',
  sex: 'O sexo é diferente.',
  twins: 'Podem ser gêmeos: mesma mãe e mesmo dia, outro nome.',
  'elder-cpf': 'O CPF também está em uma pessoa bem mais velha: pode ser o da mãe ou do pai.',
  'cpf-differs': 'Cada cadastro tem um CPF válido.',
  'cns-differs': 'Cada cadastro tem um CNS definitivo.',
  'surname-differs': 'Nenhum sobrenome é o mesmo.',
  'mother-differs': 'A mãe é outra.',
  'birth-differs': 'O nascimento é diferente.',
  'birth-unknown': 'Falta o nascimento em um dos cadastros.',
  generation: 'Um é Júnior, Filho ou Neto e o outro não.',
  thin: 'Só nome, nascimento e sexo coincidem.',
};

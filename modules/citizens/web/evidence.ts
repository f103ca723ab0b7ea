import { fieldLabel } from '../contract/labels.ts';

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
};

/** What a level between equal and different says; the others are "parecido". */
const LEVELS: Readonly<Record<string, string>> = {
  equal: 'igual',
  different: 'diferente',
  swapped: 'dia e mês trocados',
  digit: 'um número diferente',
  part: 'parte igual',
  near: 'um número diferente',
  provisional: 'igual, provisório',
  exchanged: 'trocado com o pai',
  house: 'mesma casa',
  street: 'mesma rua',
  cep: 'mesmo CEP',
  bairro: 'mesmo bairro',
};

const SHAPES: Record<Agreement, string> = { equal: '=', similar: '≈', different: '≠' };

/** "Nome igual", "Nascimento dia e mês trocados", with the sign that stands before it. */
export function evidenceOf({ field, level }: Evidence): {
  label: string;
  agreement: Agreement;
  text: string;
  sign: string;
} {
  const agreement: Agreement =
    level === 'equal' || level === 'house' ? 'equal' : level === 'different' ? 'different' : 'similar';
  return {
    label: LABELS[field] ?? fieldLabel(field),
    agreement,
    text: LEVELS[level] ?? 'parecido',
    sign: SHAPES[agreement],
  };
}

import {
  formatCep,
  formatCns,
  formatCpf,
  formatPhone,
  titleCaseName,
  titleCasePlace,
} from '@pec-aberto/brazil';
import type { FieldDefinition } from './field.ts';

/** Coded tables by name. */
export type Tables = Readonly<
  Record<string, ReadonlyArray<{ code: number | string; label: string }> | undefined>
>;

const MASKS = { cpf: formatCpf, cns: formatCns, cep: formatCep, phone: formatPhone };
const CASES = { name: titleCaseName, place: titleCasePlace };
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A value of a field as people read it: label of a code, mask of a number, Sim/Não, dd/mm/aaaa; '' for what is not
 * told. Of a field without a definition, by what the value is alone.
 */
export function shownValue(field: FieldDefinition | undefined, value: unknown, tables: Tables): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  const label = tables[field?.table ?? '']?.find(({ code }) => code === value)?.label;
  if (label !== undefined) return label;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field?.mask) return MASKS[field.mask](value);
  return field?.words?.[value] ?? value.replace(DAY, '$3/$2/$1');
}

/** What is kept in capitals, in the case that people read; undefined for a field that is shown as it is kept. */
export const inItsCase = (field: FieldDefinition | undefined, text: string): string | undefined =>
  field?.shownAs && CASES[field.shownAs](text);

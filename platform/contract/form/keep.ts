import { normalizeDigits, normalizeName } from '@pec-aberto/brazil';
import { emptyOf, type FieldDefinition, type FormDefinition, isAsked, type RecordOf } from './field.ts';

/** A name as it is kept, typed with whatever stands for an apostrophe on the keyboard. */
export const keptName = (typed: string): string => normalizeName(typed.replaceAll(/[’‘´`ʼ′]/g, "'"));

const CLEAN = { capitals: normalizeName, name: keptName, digits: normalizeDigits };

function cleaned(field: FieldDefinition, value: unknown): unknown {
  const empty = field.otherwise ?? emptyOf(field);
  if (typeof value !== 'string') return value ?? empty;
  return (field.keep ? CLEAN[field.keep](value) : value.trim()) || empty;
}

/**
 * A form as it is kept: digits without mask, names and places in capitals with single spaces, null for what is not
 * told. What another answer makes impossible (`onlyIf`) is not kept.
 */
export function keepForm<D extends FormDefinition>(
  form: D,
  typed: Readonly<Partial<Record<keyof D, unknown>>>,
): RecordOf<D> {
  const told: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(form)) told[name] = cleaned(field, typed[name]);
  const kept = Object.entries(form).map(([name, field]) => [
    name,
    isAsked(form, field, told) ? told[name] : emptyOf(field),
  ]);
  return Object.fromEntries(kept) as RecordOf<D>;
}

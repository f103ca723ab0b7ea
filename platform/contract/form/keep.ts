import { normalizeDigits, normalizeName } from '@pec-aberto/brazil';
import {
  type FieldDefinition,
  type FormDefinition,
  preparedFields,
  type RecordOf,
  type Scalar,
} from './field.ts';

/** A name as it is kept, typed with whatever stands for an apostrophe on the keyboard. */
export const keptName = (typed: string): string => normalizeName(typed.replaceAll(/[’‘´`ʼ′]/g, "'"));

const CLEAN = { capitals: normalizeName, name: keptName, digits: normalizeDigits };

function cleaned({ keep }: FieldDefinition, value: unknown, empty: Scalar): unknown {
  if (typeof value !== 'string') return value ?? empty;
  return (keep ? CLEAN[keep](value) : value.trim()) || empty;
}

/**
 * Keeps forms of a definition: digits without mask, names and places in capitals with single spaces, null for what is
 * not told. What another answer makes impossible (`onlyIf`) is not kept.
 */
export function keeperOf<D extends FormDefinition>(
  form: D,
): (typed: Readonly<Partial<Record<keyof D, unknown>>>) => RecordOf<D> {
  const fields = preparedFields(form);
  return (typed) => {
    const told: Record<string, unknown> = {};
    for (const { name, field, empty } of fields) {
      told[name] = cleaned(field, typed[name], field.otherwise ?? empty);
    }
    const kept: Record<string, unknown> = {};
    for (const { name, empty, isAsked } of fields) kept[name] = isAsked(told) ? told[name] : empty;
    return kept as RecordOf<D>;
  };
}

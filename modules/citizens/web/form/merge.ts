import { normalizeName } from '@pec-aberto/brazil';
import type { FormField } from '../labels.ts';
import { type CitizenFields, FORM_FIELDS, inputOf } from './values.ts';

/** What two people changed of one record, by field. */
export type Changes = {
  /** Only the person at this desk. */
  mine: FormField[];
  /** Only others. */
  theirs: FormField[];
  /** Both, each to something else: somebody has to choose. */
  both: FormField[];
};

const text = (value: unknown) => (typeof value === 'string' ? normalizeName(value) : (value ?? null));

/**
 * Three states of a form compared field by field: as it was opened, as it is typed here, as it is kept now.
 * Capitals and spaces make no difference, as the record is kept in capitals.
 */
export function changesOf(opened: CitizenFields, typed: CitizenFields, kept: CitizenFields): Changes {
  const [before, mine, theirs] = [opened, typed, kept].map(inputOf);
  const changes: Changes = { mine: [], theirs: [], both: [] };
  for (const field of FORM_FIELDS) {
    const [was, here, there] = [before, mine, theirs].map((state) => text(state?.[field]));
    if (here === there) continue;
    if (here === was) changes.theirs.push(field);
    else changes[there === was ? 'mine' : 'both'].push(field);
  }
  return changes;
}

/** The record as it is kept now with `fields` as they are typed here. */
export function withFields(
  kept: CitizenFields,
  typed: CitizenFields,
  fields: readonly FormField[],
): CitizenFields {
  return { ...kept, ...Object.fromEntries(fields.map((field) => [field, typed[field]])) };
}

import { normalizeName } from '@pec-aberto/brazil';
import {
  type CitizenFields,
  type CitizenValues,
  FORM_FIELDS,
  type FormField,
  inputOf,
  sameValue,
} from './values.ts';

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

const BLOCKS = ['team', 'family', 'sharingRefused'] as const;

/**
 * The record as it is kept now, with `fields` as they are typed here, and the blocks beside the form that were
 * changed here since it was opened.
 */
export function reapplied(
  kept: CitizenValues,
  typed: CitizenValues,
  fields: readonly FormField[],
): CitizenValues {
  const blocks = BLOCKS.filter((block) => !sameValue(typed[block], typed.opened[block]));
  const taken = [...fields, ...blocks].map((name) => [name, typed[name]]);
  return { ...kept, ...Object.fromEntries(taken), documents: typed.documents };
}

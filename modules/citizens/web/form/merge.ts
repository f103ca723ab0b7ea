import { normalizeName } from '@pec-aberto/brazil';
import {
  type CitizenValues,
  familyInputOf,
  FORM_FIELDS,
  type FormField,
  inputOf,
  type Opened,
  teamInputOf,
} from './values.ts';

/** What is chosen as a whole: a field, or one of the blocks beside the form. */
export type Part = FormField | 'team' | 'family' | 'sharingRefused';
const PARTS: readonly Part[] = [...FORM_FIELDS, 'team', 'family', 'sharingRefused'];

/** What two people changed of one record, by field. */
export type Changes = {
  /** Only the person at this desk. */
  mine: Part[];
  /** Only others. */
  theirs: Part[];
  /** Both, each to something else: somebody has to choose. */
  both: Part[];
};

/** A state of the form as it would be sent, where what makes no difference looks the same. */
function partsOf(state: Opened): Record<Part, unknown> {
  const { team, family, sharingRefused } = state;
  const all = {
    ...inputOf(state),
    team: JSON.stringify(teamInputOf(team)),
    family: JSON.stringify(familyInputOf(family)),
    sharingRefused,
  } as Record<Part, unknown>;
  const said = (value: unknown) => (typeof value === 'string' ? normalizeName(value) : (value ?? null));
  return Object.fromEntries(PARTS.map((part) => [part, said(all[part])])) as Record<Part, unknown>;
}

/**
 * Three states of a form compared part by part: as it was opened, as it is typed here, as it is kept now.
 * Capitals and spaces make no difference, as the record is kept in capitals.
 */
export function changesOf(opened: Opened, typed: Opened, kept: Opened): Changes {
  const [was, here, there] = [partsOf(opened), partsOf(typed), partsOf(kept)];
  const changes: Changes = { mine: [], theirs: [], both: [] };
  for (const part of PARTS) {
    if (here[part] === there[part]) continue;
    if (here[part] === was[part]) changes.theirs.push(part);
    else changes[there[part] === was[part] ? 'mine' : 'both'].push(part);
  }
  return changes;
}

/** The record as it is kept now, with these parts as they are typed here, and the documents to add. */
export function reapplied(kept: CitizenValues, typed: CitizenValues, parts: readonly Part[]): CitizenValues {
  const taken = parts.map((part) => [part, typed[part]]);
  return { ...kept, ...Object.fromEntries(taken), documents: typed.documents };
}

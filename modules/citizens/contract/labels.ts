import { inItsCase, shownValue as shownOf } from '#platform/contract/form/shown';
import { TABLES } from './codes/tables.ts';
import { BLOCKS, fieldNamed } from './definition/registration.ts';

/** A block of the registration as people read it: its fields in order. */
export type LabelledBlock = { title: string; fields: ReadonlyArray<readonly [field: string, label: string]> };

/** The blocks of the form and of the acts beside it, with the official labels. */
export const labelledBlocks: readonly LabelledBlock[] = Object.values(BLOCKS).map(({ title, fields }) => ({
  title,
  fields: Object.entries(fields).map(([field, { label }]) => [field, label]),
}));

/** The label of a field, as in a history of changes; the field itself for one without. */
export const fieldLabel = (field: string): string => fieldNamed(field)?.label ?? field;

/** A value as people read it: label of a code, mask of a number, Sim/Não, dd/mm/aaaa; '' for what is not told. */
export const shownValue = (field: string, value: unknown): string =>
  shownOf(fieldNamed(field), value, TABLES);

/** A name or a place in its own case; undefined for what is shown as it is kept. */
export const shownCase = (field: string, text: string): string | undefined =>
  inItsCase(fieldNamed(field), text);

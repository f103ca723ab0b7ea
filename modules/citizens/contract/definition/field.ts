import type { FieldDefinition } from '#platform/contract/form/field';
import type { TABLES } from '../codes/tables.ts';

/** What the registration says of its fields beyond any form. */
export type CitizenField = Omit<FieldDefinition, 'table'> & {
  table?: keyof typeof TABLES;
  /** A code of a large table that only the server has: its words come with the answer. */
  named?: 'municipality' | 'occupation';
};
export type CitizenFields = Readonly<Record<string, CitizenField>>;

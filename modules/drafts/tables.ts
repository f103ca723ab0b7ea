import type { TableDeclaration } from '#platform/db/tables';

/** Not saved yet: what becomes of it is for who typed it to say, in the installation where it was typed. */
export const draftTables: readonly TableDeclaration[] = [
  { name: 'draft', unification: 'skip', backup: true, scope: 'installation' },
];

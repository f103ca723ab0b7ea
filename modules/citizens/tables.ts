import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  { name: 'citizen', unification: 'merge', backup: true, scope: 'citizen' },
  { name: 'citizen_document', unification: 'merge', backup: true, scope: 'citizen' },
  { name: 'citizen_revision', unification: 'copy', backup: true, scope: 'citizen' },
  { name: 'citizen_opening', unification: 'copy', backup: true, scope: 'citizen' },
  { name: 'citizen_fci', unification: 'copy', backup: true, scope: 'citizen' },
  { name: 'citizen_review', unification: 'merge', backup: true, scope: 'citizen' },
];

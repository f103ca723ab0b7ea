import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  { name: 'municipality', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'unit', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'team', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'professional', unification: 'merge', backup: true, scope: 'installation' },
  { name: 'lotacao', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'unavailable_cbo', unification: 'merge', backup: true, scope: 'municipality' },
  { name: 'cnes_import', unification: 'copy', backup: true, scope: 'municipality' },
  { name: 'cnes_import_inconsistency', unification: 'copy', backup: true, scope: 'municipality' },
];

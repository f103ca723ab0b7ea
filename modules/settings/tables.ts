import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  { name: 'installer_reset', unification: 'skip', backup: true, scope: 'installation' },
];

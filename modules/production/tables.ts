import type { TableDeclaration } from '#platform/db/tables';

export const productionTables: readonly TableDeclaration[] = [
  {
    name: 'received_lote',
    unification: 'copy',
    backup: true,
    scope: 'installation',
    called: 't.file_name',
  },
  {
    name: 'ficha',
    unification: 'copy',
    backup: true,
    scope: 'municipality',
    monthly: true,
    called: 't.uuid',
  },
  { name: 'ficha_identity', unification: 'copy', backup: true, scope: 'installation' },
];

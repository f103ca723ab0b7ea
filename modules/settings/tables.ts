import { skip, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'installer_reset',
    unification: skip('Trata do administrador desta instalação.'),
    backup: true,
    scope: 'installation',
  },
];

import { skip, type TableDeclaration } from '#platform/db/tables';

/** Each base is an installation of its own: two never become one row. */
export const setupTables: readonly TableDeclaration[] = [
  {
    name: 'installation',
    unification: skip('Cada base é uma instalação; a central continua a ser ela mesma.'),
    backup: true,
    scope: 'installation',
    called: 't.name',
    record: 'instalacao',
  },
];

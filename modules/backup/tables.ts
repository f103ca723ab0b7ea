import { skip, type TableDeclaration } from '#platform/db/tables';

/** Not in a copy: the files say themselves what they are, and a restored base finds those it still has. */
export const tables: readonly TableDeclaration[] = [
  {
    name: 'backup_copy',
    unification: skip('As cópias de segurança ficam nos discos desta instalação.'),
    backup: false,
    scope: 'installation',
    called: 't.file_name',
  },
];

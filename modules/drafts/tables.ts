import { skip, type TableDeclaration } from '#platform/db/tables';

/** Not saved yet: what becomes of it is for who typed it to say, in the installation where it was typed. */
export const draftTables: readonly TableDeclaration[] = [
  {
    name: 'draft',
    unification: skip('Rascunhos ainda não foram salvos; quem os digitou os termina antes de unificar.'),
    backup: true,
    scope: 'installation',
  },
];

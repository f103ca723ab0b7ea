import { skip, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'base_unification',
    unification: skip('O processo é desta instalação; a central tem o seu.'),
    backup: true,
    scope: 'installation',
    called: 't.unit_name',
  },
  {
    name: 'unification_row',
    unification: skip(
      'Diz o que foi feito das bases que entraram nesta; os registros delas vêm com os daqui.',
    ),
    backup: true,
    scope: 'installation',
  },
];

import { map, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'exam_group',
    unification: map({
      label: 'grupos de exames',
      by: [['municipality_id', 'key']],
      compare: ['sex', 'codes'],
    }),
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'grupo-de-exames',
  },
];

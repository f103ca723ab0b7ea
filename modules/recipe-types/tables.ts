import { map, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'medicine_recipe',
    unification: map({
      label: 'tipos de receita de medicamentos',
      by: [['municipality_id', 'catmat']],
      compare: ['recipe'],
    }),
    backup: true,
    scope: 'municipality',
    called:
      "coalesce((select c.name from data_packages_code c where c.system = 'catmat' and c.code = t.catmat), t.catmat)",
    record: 'tipo-de-receita',
  },
];

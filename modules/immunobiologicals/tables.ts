import { map, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'immunobiological_lot',
    unification: map({
      label: 'lotes de imunobiológico',
      by: [['municipality_id', 'immunobiological', 'number_key', 'manufacturer_key']],
      compare: ['expires_on', 'active'],
    }),
    backup: true,
    scope: 'municipality',
    called: 't.number',
    record: 'lote-de-imunobiologico',
  },
];

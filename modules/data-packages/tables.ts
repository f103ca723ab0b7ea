import { skip, type TableDeclaration } from '#platform/db/tables';

const SAME = skip('Tabelas nacionais, iguais em todo o país: valem as da central.');

/** Code tables come from packages, but a site may have imported newer ones than the program brings. */
export const dataPackagesTables: readonly TableDeclaration[] = [
  { name: 'data_package', unification: SAME, backup: true, scope: 'installation' },
  { name: 'municipality_code', unification: SAME, backup: true, scope: 'installation' },
  { name: 'cep', unification: SAME, backup: true, scope: 'installation' },
  { name: 'cbo', unification: SAME, backup: true, scope: 'installation' },
  { name: 'code_item', unification: SAME, backup: true, scope: 'installation' },
  { name: 'sigtap_list', unification: SAME, backup: true, scope: 'installation' },
  { name: 'state_destination', unification: SAME, backup: true, scope: 'installation' },
];

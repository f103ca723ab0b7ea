import type { TableDeclaration } from '#platform/db/tables';

/** Code tables come from packages, but a site may have imported newer ones than the program brings. */
export const dataPackagesTables: readonly TableDeclaration[] = [
  { name: 'data_package', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'municipality_code', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'cep', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'cbo', unification: 'skip', backup: true, scope: 'installation' },
  { name: 'state_destination', unification: 'skip', backup: true, scope: 'installation' },
];

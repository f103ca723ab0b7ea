import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'municipality',
    unification: 'merge',
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'municipio',
  },
  {
    name: 'unit',
    unification: 'merge',
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'unidade',
  },
  {
    name: 'team',
    unification: 'merge',
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'equipe',
  },
  {
    name: 'professional',
    unification: 'merge',
    backup: true,
    scope: 'installation',
    called: 't.name',
    record: 'profissional',
  },
  {
    name: 'lotacao',
    unification: 'merge',
    backup: true,
    scope: 'municipality',
    unindexed: ['lotacao_team_id_fkey'],
    record: 'lotacao',
    called: `(select p.name || ', ' || u.name from professional p, unit u
      where p.id = t.professional_id and u.id = t.unit_id)`,
  },
  { name: 'unavailable_cbo', unification: 'merge', backup: true, scope: 'municipality' },
  {
    name: 'cnes_import',
    unification: 'copy',
    backup: true,
    scope: 'municipality',
    unindexed: ['cnes_import_file_id_fkey', 'cnes_import_requested_by_fkey'],
    called: 't.file_name',
    record: 'importacao',
  },
  { name: 'cnes_import_inconsistency', unification: 'copy', backup: true, scope: 'municipality' },
  { name: 'cnes_import_leaving', unification: 'copy', backup: true, scope: 'municipality' },
];

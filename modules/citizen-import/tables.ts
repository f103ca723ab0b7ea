import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'citizen_import',
    unification: 'skip',
    backup: true,
    scope: 'municipality',
    unindexed: ['citizen_import_file_id_fkey', 'citizen_import_requested_by_fkey'],
    called: 't.file_name',
    record: 'importacao-cidadaos',
  },
  { name: 'citizen_import_record', unification: 'skip', backup: true, scope: 'municipality' },
  {
    name: 'citizen_import_row',
    unification: 'skip',
    backup: true,
    scope: 'municipality',
    // Rows of a file that somebody only looked at; what was written of one is a revision.
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'registros de importação', byReading: true }],
  },
];

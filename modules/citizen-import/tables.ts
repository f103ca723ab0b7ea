import { skip, type TableDeclaration } from '#platform/db/tables';

const WHOEVER_READ = skip(
  'Registros dos arquivos lidos nesta instalação; o que eles escreveram está no histórico de cada cidadão.',
);

export const tables: readonly TableDeclaration[] = [
  {
    name: 'citizen_import',
    unification: WHOEVER_READ,
    backup: true,
    scope: 'municipality',
    unindexed: ['citizen_import_file_id_fkey', 'citizen_import_requested_by_fkey'],
    called: 't.file_name',
    record: 'importacao-cidadaos',
  },
  { name: 'citizen_import_record', unification: WHOEVER_READ, backup: true, scope: 'municipality' },
  {
    name: 'citizen_import_row',
    unification: WHOEVER_READ,
    backup: true,
    scope: 'municipality',
    // Rows of a file that somebody only looked at; what was written of one is a revision.
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'registros de importação', byReading: true }],
  },
];

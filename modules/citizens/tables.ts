import type { CitizenColumn, TableDeclaration } from '#platform/db/tables';

const of = (onMerge: CitizenColumn['onMerge'], label: string, column = 'citizen_id'): CitizenColumn => ({
  column,
  onMerge,
  label,
});
const SUSPECTED = 'suspeitas de duplicidade';
const PAIRS = 'conferências de números e nomes';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'citizen',
    unification: 'merge',
    backup: true,
    scope: 'citizen',
    citizen: [
      of('move', 'cadastros já unificados', 'merged_into'),
      of('move', 'pessoas da família', 'responsible_id'),
    ],
  },
  {
    name: 'citizen_document',
    unification: 'merge',
    backup: true,
    scope: 'citizen',
    citizen: [of('own', 'documentos')],
  },
  {
    name: 'citizen_revision',
    unification: 'copy',
    backup: true,
    scope: 'citizen',
    // The history of the absorbed record, numbered by its versions.
    citizen: [of('stay', 'alterações do cadastro')],
  },
  {
    name: 'citizen_opening',
    unification: 'copy',
    backup: true,
    scope: 'citizen',
    citizen: [{ ...of('move', 'justificativas de acesso'), byReading: true }],
  },
  {
    name: 'citizen_fci',
    unification: 'copy',
    backup: true,
    scope: 'citizen',
    citizen: [of('move', 'fichas de cadastro individual')],
  },
  {
    name: 'citizen_review',
    unification: 'merge',
    backup: true,
    scope: 'citizen',
    citizen: [of('stay', PAIRS), of('stay', PAIRS, 'other_id')],
  },
  {
    name: 'duplicate_pair',
    unification: 'merge',
    backup: true,
    scope: 'citizen',
    citizen: [of('stay', SUSPECTED, 'a_id'), of('stay', SUSPECTED, 'b_id')],
  },
  // Points at nobody: whom it tells of is gone.
  { name: 'citizen_removed', unification: 'copy', backup: true, scope: 'citizen' },
  { name: 'citizen_import', unification: 'skip', backup: true, scope: 'municipality' },
  {
    name: 'citizen_import_row',
    unification: 'skip',
    backup: true,
    scope: 'municipality',
    // Rows of a file that somebody only looked at; what was written of one is a revision.
    citizen: [{ ...of('move', 'registros de importação'), byReading: true }],
  },
];

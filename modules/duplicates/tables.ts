import { move, skip, type TableDeclaration } from '#platform/db/tables';

const trace = (column: string) => ({ column, onMerge: 'stay', label: 'unificações anteriores' }) as const;

export const tables: readonly TableDeclaration[] = [
  {
    name: 'duplicate_scan',
    unification: skip('Diz até onde foi a procura nesta base; a central procura de novo.'),
    backup: true,
    scope: 'installation',
  },
  {
    name: 'citizen_merge',
    unification: move({
      label: 'unificações de cadastros',
      ids: ['access_id', 'choices', 'citizens_before', 'documents_before', 'families', 'suspicions'],
      // Digests.
      plain: ['pointing'],
    }),
    backup: true,
    scope: 'citizen',
    unindexed: ['citizen_merge_professional_id_fkey', 'citizen_merge_undone_by_fkey'],
    record: 'unificacao',
    called: '(select p.name from citizens_person p where p.id = t.survivor_id)',
    citizen: [trace('survivor_id')],
  },
  {
    name: 'citizen_merge_member',
    unification: move({ label: 'cadastros que foram unificados' }),
    backup: true,
    scope: 'citizen',
    citizen: [trace('citizen_id')],
  },
  {
    name: 'citizen_merge_move',
    unification: move({ label: 'registros movidos ao unificar cadastros', ids: ['row_id'] }),
    backup: true,
    scope: 'citizen',
    citizen: [trace('from_id')],
  },
];

import type { TableDeclaration } from '#platform/db/tables';

const trace = (column: string) => ({ column, onMerge: 'stay', label: 'unificações anteriores' }) as const;

export const tables: readonly TableDeclaration[] = [
  { name: 'duplicate_scan', unification: 'skip', backup: true, scope: 'installation' },
  {
    name: 'citizen_merge',
    unification: 'copy',
    backup: true,
    scope: 'citizen',
    unindexed: ['citizen_merge_professional_id_fkey', 'citizen_merge_undone_by_fkey'],
    record: 'unificacao',
    called: '(select p.name from citizens_person p where p.id = t.survivor_id)',
    citizen: [trace('survivor_id')],
  },
  {
    name: 'citizen_merge_member',
    unification: 'copy',
    backup: true,
    scope: 'citizen',
    citizen: [trace('citizen_id')],
  },
  {
    name: 'citizen_merge_move',
    unification: 'copy',
    backup: true,
    scope: 'citizen',
    citizen: [trace('from_id')],
  },
];

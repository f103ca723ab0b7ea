import { map, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'citizen_fci',
    unification: map({ label: 'fichas de cadastro individual', by: [['uuid']], compare: ['bytes'] }),
    backup: true,
    scope: 'citizen',
    unindexed: ['citizen_fci_decided_by_fkey'],
    record: 'ficha',
    called: '(select p.display_name from citizens_person p where p.id = t.citizen_id)',
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'fichas de cadastro individual' }],
  },
];

import { move, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'citizen_opening',
    unification: move({ label: 'justificativas de acesso', ids: ['access_id'] }),
    backup: true,
    scope: 'citizen',
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'justificativas de acesso', byReading: true }],
  },
  {
    name: 'earlier_opening',
    unification: move({
      label: 'acessos a prontuários',
      ids: ['citizen_id', 'professional_id', 'access_id'],
    }),
    backup: true,
    scope: 'citizen',
    citizen: [{ column: 'citizen_id', onMerge: 'stay', label: 'acessos a prontuários', byReading: true }],
  },
];

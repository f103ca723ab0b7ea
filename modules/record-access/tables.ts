import type { TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'citizen_opening',
    unification: 'copy',
    backup: true,
    scope: 'citizen',
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'justificativas de acesso', byReading: true }],
  },
];

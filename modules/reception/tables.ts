import { map, move, type TableDeclaration } from '#platform/db/tables';

const CALLED = '(select p.display_name from citizens_person p where p.id = t.citizen_id)';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'list_entry',
    unification: move({ label: 'atendimentos da lista', ids: ['appointment_id', 'observed_in'] }),
    backup: true,
    scope: 'municipality',
    called: CALLED,
    record: 'lista-de-atendimentos',
    unindexed: ['list_entry_added_by_fkey', 'list_entry_municipality_id_fkey'],
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'idas à unidade' }],
  },
  {
    name: 'list_entry_service',
    unification: move({ label: 'tipos de serviço de atendimentos da lista' }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'list_call',
    unification: move({ label: 'chamadas no painel' }),
    backup: true,
    scope: 'municipality',
    unindexed: ['list_call_called_by_fkey'],
  },
  {
    name: 'unit_desk',
    unification: map({ label: 'painéis de unidades', by: [['unit_id']], compare: ['shows'] }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'list_habit',
    unification: map({
      label: 'filtros da lista de atendimentos',
      by: [['lotacao_id']],
      compare: [],
      ids: ['filters'],
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'waiting_request',
    unification: move({ label: 'pedidos da garantia do acesso', ids: ['appointment_id'] }),
    backup: true,
    scope: 'municipality',
    called: CALLED,
    record: 'garantia-do-acesso',
    unindexed: [
      'waiting_request_added_by_fkey',
      'waiting_request_ended_by_fkey',
      'waiting_request_municipality_id_fkey',
    ],
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'pedidos da garantia do acesso' }],
  },
];

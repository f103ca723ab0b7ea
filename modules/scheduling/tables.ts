import { map, move, type TableDeclaration } from '#platform/db/tables';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'agenda',
    unification: map({
      label: 'agendas de profissionais',
      by: [['lotacao_id']],
      compare: ['days', 'online'],
      plain: ['version', 'days', 'online'],
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'agenda_closure',
    unification: move({
      label: 'fechamentos de agenda',
      set: { came_from: 'coalesce(s.came_from, :installation)' },
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'cbo_duration',
    // What a municipality decided is for who administers it to say: that of one which is there stays as it is.
    unification: map({
      label: 'durações de agendamento por CBO',
      by: [['municipality_id', 'cbo']],
      compare: [],
      of: 'municipality_id',
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'appointment',
    unification: move({ label: 'agendamentos' }),
    backup: true,
    scope: 'citizen',
    citizen: [{ column: 'citizen_id', onMerge: 'move', label: 'agendamentos' }],
    called: `coalesce((select p.display_name from citizens_person p where p.id = t.citizen_id), 'Entre profissionais')`,
    record: 'agendamento',
  },
  {
    name: 'reservation',
    unification: move({ label: 'reservas de agenda', ids: ['access_id'] }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'agenda_span',
    unification: move({
      label: 'horários de agendamentos e reservas',
      set: { came_from: 'coalesce(s.came_from, :installation)' },
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'appointment_event',
    unification: move({ label: 'histórico de agendamentos', ids: ['access_id'] }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'agenda_pin',
    unification: map({ label: 'agendas fixadas', by: [['professional_id', 'lotacao_id']], compare: [] }),
    backup: true,
    scope: 'municipality',
  },
];

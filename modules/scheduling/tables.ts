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
];

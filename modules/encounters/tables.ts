import { move, type TableDeclaration } from '#platform/db/tables';

const CALLED = '(select p.display_name from citizens_person p where p.id = t.citizen_id)';
const OF_CITIZEN = [{ column: 'citizen_id', onMerge: 'move' }] as const;
const of = (label: string) => OF_CITIZEN.map((column) => ({ ...column, label }));

export const tables: readonly TableDeclaration[] = [
  {
    name: 'encounter',
    unification: move({
      label: 'atendimentos',
      ids: ['entry_id', 'written'],
      // One arrival is of one base.
      cannotClash: ['encounter_open', 'encounter_listened'],
    }),
    backup: true,
    scope: 'municipality',
    called: CALLED,
    record: 'atendimento',
    unindexed: [
      'encounter_municipality_id_fkey',
      'encounter_team_id_fkey',
      'encounter_lotacao_id_fkey',
      'encounter_begun_by_fkey',
    ],
    citizen: of('atendimentos'),
  },
  {
    name: 'late_entry',
    unification: move({ label: 'registros tardios' }),
    backup: true,
    scope: 'municipality',
    called: CALLED,
    record: 'registro-tardio',
    unindexed: ['late_entry_municipality_id_fkey', 'late_entry_lotacao_id_fkey'],
    citizen: of('registros tardios'),
  },
  {
    name: 'encounter_ficha',
    unification: move({
      label: 'fichas de atendimentos',
      // A uuid that was drawn once.
      cannotClash: ['encounter_ficha_pkey'],
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'measurement',
    unification: move({ label: 'medições' }),
    backup: true,
    scope: 'citizen',
    citizen: of('medições'),
  },
  {
    name: 'problem',
    unification: move({ label: 'problemas e condições' }),
    backup: true,
    scope: 'citizen',
    called: 't.name',
    record: 'problema',
    citizen: of('problemas e condições'),
  },
  {
    name: 'problem_evolution',
    unification: move({ label: 'evoluções de problemas' }),
    backup: true,
    scope: 'citizen',
  },
  {
    name: 'prescription',
    unification: move({ label: 'medicamentos prescritos', ids: ['item'] }),
    backup: true,
    scope: 'citizen',
    unindexed: ['prescription_stopped_in_fkey'],
    citizen: of('medicamentos prescritos'),
  },
  {
    name: 'chart_entry',
    unification: move({ label: 'alergias e antecedentes', plain: ['content'] }),
    backup: true,
    scope: 'citizen',
    called: 't.name',
    record: 'registro-clinico',
    citizen: of('alergias e antecedentes'),
  },
  {
    name: 'chart_entry_revision',
    unification: move({ label: 'revisões de alergias e antecedentes', plain: ['content'] }),
    backup: true,
    scope: 'citizen',
  },
  {
    name: 'reminder',
    unification: move({ label: 'lembretes' }),
    backup: true,
    scope: 'citizen',
    unindexed: ['reminder_lotacao_id_fkey', 'reminder_team_id_fkey', 'reminder_ended_by_fkey'],
    citizen: of('lembretes'),
  },
  {
    name: 'exam_request',
    unification: move({ label: 'exames solicitados', plain: ['item'] }),
    backup: true,
    scope: 'citizen',
    citizen: of('exames solicitados'),
  },
  {
    name: 'exam_result',
    unification: move({ label: 'resultados de exames', plain: ['item'] }),
    backup: true,
    scope: 'citizen',
    citizen: of('resultados de exames'),
  },
  {
    name: 'handed_out',
    unification: move({ label: 'encaminhamentos, atestados e orientações', plain: ['item'] }),
    backup: true,
    scope: 'citizen',
    citizen: of('encaminhamentos, atestados e orientações'),
  },
];

// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  encounter: {
    id: string;
    municipality_id: string;
    unit_id: string;
    citizen_id: string;
    entry_id: string;
    kind: 'escuta' | 'individual' | 'procedimentos' | 'observacao';
    state: 'aberto' | 'finalizado' | 'cancelado';
    lotacao_id: string;
    cbo: string;
    team_id: string | null;
    started_at: Date;
    ended_at: Date | null;
    day: string;
    time_zone: string;
    written: unknown;
    place: number;
    late: boolean;
    observed_at: Date | null;
    observed_in: string | null;
    begun_by: string | null;
  };
  late_entry: {
    id: string;
    municipality_id: string;
    unit_id: string;
    citizen_id: string;
    lotacao_id: string;
    starts_at: Date;
    day: string;
    time_zone: string;
    place: number;
    reason: 'sem-energia' | 'sem-internet' | 'sistema-indisponivel' | 'outro' | null;
    note: string;
    scheduled: boolean;
    version: number;
    cancelled_at: Date | null;
  };
  encounter_ficha: {
    uuid: string;
    encounter_id: string;
    form: number;
  };
  measurement: {
    id: string;
    encounter_id: string;
    what: string;
    value: string;
    citizen_id: string;
    measured_at: Date;
  };
  problem: {
    id: string;
    citizen_id: string;
    ciap2: string | null;
    cid10: string | null;
    name: string;
    state: number;
    started_on: string | null;
    ended_on: string | null;
    evolutions: number;
    evolved_at: Date;
  };
  problem_evolution: {
    id: string;
    problem_id: string;
    sequence: number;
    encounter_id: string;
    state: number;
    started_on: string | null;
    ended_on: string | null;
    note: string;
  };
  prescription: {
    id: string;
    encounter_id: string;
    citizen_id: string;
    position: number;
    catmat: string | null;
    name: string;
    item: unknown;
    posology: string;
    continuous: boolean;
    starts_on: string;
    ends_on: string | null;
    stopped_on: string | null;
    stopped_in: string | null;
    stop_how: 'interrupted' | 'concluded' | null;
    stop_note: string | null;
  };
  chart_entry: {
    id: string;
    citizen_id: string;
    kind: 'alergia' | 'hospitalar' | 'familiar' | 'obstetrico';
    name: string;
    content: unknown;
    removed: boolean;
    revisions: number;
    revised_at: Date;
  };
  chart_entry_revision: {
    id: string;
    entry_id: string;
    sequence: number;
    encounter_id: string;
    content: unknown;
    removed: boolean;
  };
  reminder: {
    id: string;
    citizen_id: string;
    text: string;
    lotacao_id: string;
    team_id: string | null;
    written_at: Date;
    ended_at: Date | null;
    ended_by: string | null;
  };
  exam_request: {
    id: string;
    encounter_id: string;
    citizen_id: string;
    position: number;
    code: string;
    name: string;
    costly: boolean;
    item: unknown;
    requested_on: string;
  };
  exam_result: {
    id: string;
    encounter_id: string;
    citizen_id: string;
    position: number;
    code: string;
    name: string;
    item: unknown;
    performed_on: string;
  };
  handed_out: {
    id: string;
    encounter_id: string;
    citizen_id: string;
    kind: 'encaminhamento' | 'atestado' | 'orientacao';
    position: number;
    name: string;
    item: unknown;
    day: string;
  };
};

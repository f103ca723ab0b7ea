// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  list_entry: {
    id: string;
    municipality_id: string;
    unit_id: string;
    citizen_id: string;
    arrived_at: Date;
    day: string;
    time_zone: string;
    ticket: number;
    lotacao_id: string | null;
    team_id: string | null;
    appointment_id: string | null;
    status: 'aguardando' | 'em-escuta' | 'em-atendimento' | 'realizado' | 'nao-aguardou';
    risk: 'vermelho' | 'amarelo' | 'verde' | 'azul' | null;
    held_by: string | null;
    listened_at: Date | null;
    attended_at: Date | null;
    version: number;
    calls: number;
    called_at: Date | null;
    called_to: string | null;
    added_by: string;
    observed_at: Date | null;
    observed_in: string | null;
  };
  list_entry_service: {
    entry_id: string;
    service_type_id: string;
  };
  list_call: {
    id: string;
    unit_id: string;
    entry_id: string;
    called_at: Date;
    room: string;
    called_by: string;
  };
  unit_desk: {
    unit_id: string;
    shows: 'nome' | 'iniciais' | 'senha';
    ticket_day: string | null;
    last_ticket: number;
  };
  list_habit: {
    lotacao_id: string;
    filters: unknown;
    room: string | null;
    updated_at: Date;
  };
  waiting_request: {
    id: string;
    municipality_id: string;
    unit_id: string;
    citizen_id: string;
    origin: 'garantia-do-acesso' | 'cuidado-compartilhado';
    asked_at: Date;
    day: string;
    team_id: string | null;
    care: string;
    reason: string;
    added_by: string;
    version: number;
    state: 'na-fila' | 'agendado' | 'removido';
    ended_at: Date | null;
    ended_by: string | null;
    appointment_id: string | null;
    removal: 'outro-estabelecimento' | 'atendimento-agendado' | 'nao-respondeu' | 'mudou-se' | 'outros' | 'obito' | null;
    attempts: number | null;
    notes: string | null;
  };
};

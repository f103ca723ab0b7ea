// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  agenda: {
    lotacao_id: string;
    version: string;
    days: unknown;
    online: unknown;
    updated_at: Date;
  };
  agenda_closure: {
    id: string;
    lotacao_id: string;
    starts_at: string;
    ends_at: string;
    reason: 'atestado' | 'curso' | 'ferias' | 'licenca' | 'reuniao' | 'outro';
    specification: string;
    came_from: string | null;
    created_at: Date;
  };
  cbo_duration: {
    municipality_id: string;
    cbo: string;
    minutes: number;
  };
  appointment: {
    id: string;
    kind: 'consulta' | 'entre-profissionais';
    citizen_id: string | null;
    status: 'agendado' | 'presente' | 'realizado' | 'nao-aguardou' | 'nao-compareceu' | 'cancelado';
    place: 'domicilio' | 'escola-creche' | 'instituicao-abrigo' | 'outros' | 'polo' | 'rua' | 'unidade-movel' | 'unidade-prisional' | 'unidade-socioeducativa' | null;
    notes: string;
    encaixe: boolean;
    version: number;
    created_at: Date;
    updated_at: Date;
  };
  reservation: {
    id: string;
    reason: 'reuniao' | 'atendimento-externo' | 'atividade-coletiva' | 'outros';
    specification: string;
    notes: string;
    version: number;
    professional_id: string | null;
    access_id: string | null;
    created_at: Date;
    updated_at: Date;
  };
  agenda_span: {
    id: string;
    lotacao_id: string;
    starts_at: string;
    ends_at: string;
    appointment_id: string | null;
    reservation_id: string | null;
    guest: boolean;
    alone: boolean;
    came_from: string | null;
  };
  appointment_event: {
    id: string;
    appointment_id: string;
    at: Date;
    professional_id: string | null;
    access_id: string | null;
    what: 'booked' | 'edited' | 'moved' | 'cancelled' | 'died' | 'absent' | 'absence-undone' | 'present' | 'not-waited' | 'back' | 'done';
    status: string;
    lotacao_id: string;
    starts_at: string;
    ends_at: string;
  };
  agenda_pin: {
    professional_id: string;
    lotacao_id: string;
    pinned_at: Date;
  };
};

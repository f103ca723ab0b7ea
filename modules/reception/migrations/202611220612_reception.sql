-- Who is waiting at a unit, was attended or left: one row for each arrival.
create table list_entry (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  unit_id uuid not null references unit,
  citizen_id uuid not null references citizen,
  arrived_at timestamptz not null,
  -- Day of the arrival by the clock of the unit's municipality, and that clock.
  day date not null,
  time_zone text not null,
  -- Counted from 1 each day of the unit; what the panel shows where it shows no name.
  ticket int not null check (ticket > 0),
  -- Whom the desk thinks of; any other may attend.
  lotacao_id uuid references lotacao,
  team_id uuid references team,
  -- Of scheduling: this is the arrival for that appointment.
  appointment_id uuid,
  status text not null
    check (status in ('aguardando', 'em-escuta', 'em-atendimento', 'realizado', 'nao-aguardou')),
  risk text check (risk in ('vermelho', 'amarelo', 'verde', 'azul')),
  -- The lotação that started what is not finished: nobody else goes on with it.
  held_by uuid references lotacao,
  listened_at timestamptz,
  attended_at timestamptz,
  -- Grows with each change: who read an older one is told.
  version int not null,
  -- How often called, and the last call.
  calls int not null default 0,
  called_at timestamptz,
  called_to text,
  added_by uuid not null references professional,
  check ((held_by is not null) = (status in ('em-escuta', 'em-atendimento'))),
  check ((calls > 0) = (called_at is not null and called_to is not null))
);
create index list_entry_by_day on list_entry (unit_id, day, arrived_at);
create index list_entry_open on list_entry (unit_id, arrived_at)
  where status in ('aguardando', 'em-escuta', 'em-atendimento');
create index list_entry_of_citizen on list_entry (citizen_id, day);
create index list_entry_of_appointment on list_entry (appointment_id) where appointment_id is not null;
create index list_entry_of_lotacao on list_entry (lotacao_id) where lotacao_id is not null;
create index list_entry_held on list_entry (held_by) where held_by is not null;
create index list_entry_of_team on list_entry (team_id) where team_id is not null;

create table list_entry_service (
  entry_id uuid not null references list_entry on delete cascade,
  service_type_id uuid not null references service_type,
  primary key (entry_id, service_type_id)
);
create index list_entry_service_of_type on list_entry_service (service_type_id);

-- Who was called where, for the panel of the unit.
create table list_call (
  id uuid primary key,
  unit_id uuid not null references unit,
  entry_id uuid not null references list_entry on delete cascade,
  called_at timestamptz not null,
  room text not null check (length(room) between 1 and 40),
  called_by uuid not null references professional
);
create index list_call_of_unit on list_call (unit_id, called_at desc);
create index list_call_of_entry on list_call (entry_id);

-- What a unit chose for its panel, and how many came today.
create table unit_desk (
  unit_id uuid primary key references unit,
  -- How the panel names people: nome, iniciais, senha.
  shows text not null default 'nome' check (shows in ('nome', 'iniciais', 'senha')),
  ticket_day date,
  last_ticket int not null default 0
);

-- How somebody last looked at the list in a lotação, and the room people are called to.
create table list_habit (
  lotacao_id uuid primary key references lotacao on delete cascade,
  filters jsonb,
  room text check (length(room) between 1 and 40),
  updated_at timestamptz not null
);

-- Garantia do acesso: who could neither be attended nor booked. A row that left the queue stays as its history.
create table waiting_request (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  unit_id uuid not null references unit,
  citizen_id uuid not null references citizen,
  origin text not null check (origin in ('garantia-do-acesso', 'cuidado-compartilhado')),
  asked_at timestamptz not null,
  day date not null,
  team_id uuid references team,
  -- Type of care (contract/care-types.ts).
  care text not null,
  reason text not null check (length(reason) between 1 and 200),
  added_by uuid not null references professional,
  version int not null,
  state text not null check (state in ('na-fila', 'agendado', 'removido')),
  ended_at timestamptz,
  ended_by uuid references professional,
  appointment_id uuid,
  removal text check (removal in
    ('outro-estabelecimento', 'atendimento-agendado', 'nao-respondeu', 'mudou-se', 'outros', 'obito')),
  attempts int check (attempts > 0),
  notes text check (length(notes) <= 200),
  check ((state = 'na-fila') = (ended_at is null)),
  check ((state = 'removido') = (removal is not null)),
  check ((removal is not distinct from 'nao-respondeu') = (attempts is not null)),
  check (removal is distinct from 'outros' or notes <> '')
);
create index waiting_request_in_queue on waiting_request (unit_id, day) where state = 'na-fila';
create index waiting_request_of_unit on waiting_request (unit_id, citizen_id);
create index waiting_request_of_citizen on waiting_request (citizen_id);
create index waiting_request_of_team on waiting_request (team_id) where team_id is not null;

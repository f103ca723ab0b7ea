-- What was agreed with a citizen, or between two professionals. When and with whom stands in its spans.
create table appointment (
  id uuid primary key,
  kind text not null check (kind in ('consulta', 'entre-profissionais')),
  citizen_id uuid references citizen,
  status text not null
    check (status in ('agendado', 'presente', 'realizado', 'nao-aguardou', 'nao-compareceu', 'cancelado')),
  -- Where, when not in the unit.
  place text check (place in ('domicilio', 'escola-creche', 'instituicao-abrigo', 'outros', 'polo', 'rua', 'unidade-movel',
    'unidade-prisional', 'unidade-socioeducativa')),
  notes text not null default '',
  -- Beside what the agenda had room for.
  encaixe boolean not null default false,
  -- Goes up with each change: who edits an older one is told.
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (kind = 'entre-profissionais' or citizen_id is not null)
);
-- No rule over the citizen stands here: joining two registrations gives one of them the appointments of both.
create index appointment_of_citizen on appointment (citizen_id) where citizen_id is not null;

-- Time of a lotação set apart, without anybody being booked.
create table reservation (
  id uuid primary key,
  reason text not null check (reason in ('reuniao', 'atendimento-externo', 'atividade-coletiva', 'outros')),
  specification text not null default '',
  notes text not null default '',
  version int not null default 1,
  professional_id uuid references professional,
  access_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((reason = 'outros') = (specification <> ''))
);
create index reservation_by on reservation (professional_id) where professional_id is not null;

-- What takes the time of a lotação: an appointment (of the host, of the guest) or a reservation. Civil times of the
-- municipality, whose zone stands beside them: the same hour whatever becomes of the rules of the zone.
create table agenda_span (
  id uuid primary key,
  lotacao_id uuid not null references lotacao,
  starts_at timestamp not null,
  ends_at timestamp not null,
  appointment_id uuid references appointment on delete cascade,
  reservation_id uuid references reservation on delete cascade,
  -- Of the two agendas of an appointment between professionals, that of who was invited.
  guest boolean not null default false,
  -- False of an encaixe and of what was cancelled: others may stand at the same time.
  alone boolean not null,
  -- The installation whose base brought it: two bases may have filled the same hour, and neither loses its own.
  came_from uuid,
  check (starts_at < ends_at),
  check (num_nonnulls(appointment_id, reservation_id) = 1),
  check (not guest or appointment_id is not null),
  constraint agenda_span_taken exclude using gist (
    lotacao_id with =,
    (coalesce(came_from, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
    tsrange(starts_at, ends_at) with &&
  ) where (alone)
);
create unique index agenda_span_of_appointment on agenda_span (appointment_id, guest) where appointment_id is not null;
create unique index agenda_span_of_reservation on agenda_span (reservation_id) where reservation_id is not null;
create index agenda_span_of_lotacao on agenda_span (lotacao_id, starts_at);

-- What became of an appointment: who did what, and how it stood from then on.
create table appointment_event (
  id uuid primary key,
  appointment_id uuid not null references appointment on delete cascade,
  at timestamptz not null,
  professional_id uuid references professional,
  access_id uuid,
  what text not null check (what in ('booked', 'edited', 'moved', 'cancelled', 'died', 'absent', 'absence-undone', 'present',
    'not-waited', 'back', 'done')),
  status text not null,
  lotacao_id uuid not null references lotacao,
  starts_at timestamp not null,
  ends_at timestamp not null
);
create index appointment_event_of on appointment_event (appointment_id, id);
create index appointment_event_by on appointment_event (professional_id) where professional_id is not null;
create index appointment_event_lotacao on appointment_event (lotacao_id);

-- "Fixar profissional na lista de acesso rápido".
create table agenda_pin (
  professional_id uuid not null references professional on delete cascade,
  lotacao_id uuid not null references lotacao on delete cascade,
  pinned_at timestamptz not null,
  primary key (professional_id, lotacao_id)
);
create index agenda_pin_of_lotacao on agenda_pin (lotacao_id);

-- Appointments as other rooms see them, one row for each agenda in which they stand.
create view scheduling_appointment as
  select a.id, a.kind, a.citizen_id, a.status, a.place, a.encaixe, a.notes, s.lotacao_id, s.guest,
    l.professional_id, l.unit_id, l.team_id, l.municipality_id, l.cbo,
    s.starts_at::date as day, s.starts_at, s.ends_at
  from agenda_span s
  join appointment a on a.id = s.appointment_id
  join health_network_lotacao_place l on l.id = s.lotacao_id;

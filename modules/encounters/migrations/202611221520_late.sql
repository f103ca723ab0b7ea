-- "Registro tardio": a visit of a past day that is still to be registered, or was. Of an appointment off the unit it has the
-- appointment's id, and no row before somebody touches it.
create table late_entry (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  unit_id uuid not null references unit,
  citizen_id uuid not null references citizen,
  -- Who attended, and registers it.
  lotacao_id uuid not null references lotacao,
  starts_at timestamptz not null,
  -- Of the visit, by the clock of the unit's municipality, and that clock.
  day date not null,
  time_zone text not null,
  -- LEDI's Local de atendimento.
  place int not null check (place between 1 and 10),
  -- Why it was not registered when it happened at the unit.
  reason text check (reason in ('sem-energia', 'sem-internet', 'sistema-indisponivel', 'outro')),
  note text not null default '' check (length(note) <= 200),
  -- Of an appointment.
  scheduled boolean not null,
  version int not null,
  -- "Não registrado".
  cancelled_at timestamptz,
  check ((place = 1) = (reason is not null))
);
create index late_entry_of_unit on late_entry (unit_id, day);
create index late_entry_of_citizen on late_entry (citizen_id);

-- Where it happened, and whether it was registered afterwards.
alter table encounter
  add column place int not null default 1 check (place between 1 and 10),
  add column late boolean not null default false;

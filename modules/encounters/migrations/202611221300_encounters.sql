-- What one professional did of one arrival of a citizen. Finished, it never changes again.
create table encounter (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  unit_id uuid not null references unit,
  citizen_id uuid not null references citizen,
  -- Of reception: the arrival that it attends.
  entry_id uuid not null,
  kind text not null check (kind in ('escuta', 'individual', 'procedimentos')),
  state text not null check (state in ('aberto', 'finalizado', 'cancelado')),
  -- Its author, with the occupation and the team of that day.
  lotacao_id uuid not null references lotacao,
  cbo text not null,
  team_id uuid references team,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Day of the start by the clock of the unit's municipality, and that clock.
  day date not null,
  time_zone text not null,
  -- As its author wrote it, with what the codes were called then: {content, names}.
  written jsonb,
  check ((state = 'aberto') = (ended_at is null)),
  check ((state = 'finalizado') = (written is not null)),
  check (ended_at >= started_at)
);
create unique index encounter_open on encounter (entry_id) where state = 'aberto';
create unique index encounter_listened on encounter (entry_id) where kind = 'escuta' and state = 'finalizado';
create index encounter_of_entry on encounter (entry_id);
create index encounter_of_citizen on encounter (citizen_id, started_at desc, id desc);
create index encounter_in_care on encounter (lotacao_id, citizen_id) where state = 'aberto';
create index encounter_of_unit on encounter (unit_id, day);

-- The fichas that an encounter gave, in the store of the production.
create table encounter_ficha (
  uuid text primary key,
  encounter_id uuid not null references encounter,
  form int not null
);
create index encounter_ficha_of on encounter_ficha (encounter_id);

-- One number that was measured; pressure is two, of one encounter.
create table measurement (
  id uuid primary key,
  encounter_id uuid not null references encounter,
  -- As packages/clinical names it.
  what text not null,
  value numeric not null,
  citizen_id uuid not null references citizen,
  measured_at timestamptz not null,
  constraint measurement_once unique (encounter_id, what)
);
create index measurement_of_citizen on measurement (citizen_id, what, measured_at desc);

-- A problem or condition of a citizen, as its newest evolution leaves it.
create table problem (
  id uuid primary key,
  citizen_id uuid not null references citizen,
  ciap2 text,
  cid10 text,
  -- What the code was called when it was added.
  name text not null check (name <> ''),
  -- 0 ativo, 1 latente, 2 resolvido.
  state int not null check (state between 0 and 2),
  -- yyyy, yyyy-mm or yyyy-mm-dd.
  started_on text check (started_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ended_on date,
  evolutions int not null check (evolutions > 0),
  evolved_at timestamptz not null,
  check (ciap2 is not null or cid10 is not null),
  check ((state = 2) = (ended_on is not null))
);
create index problem_of_citizen on problem (citizen_id, state);

-- Each time that a problem was evaluated: never changed, never removed.
create table problem_evolution (
  id uuid primary key,
  problem_id uuid not null references problem,
  -- From 1.
  sequence int not null check (sequence > 0),
  encounter_id uuid not null references encounter,
  state int not null check (state between 0 and 2),
  started_on text,
  ended_on date,
  note text not null default '' check (length(note) <= 1000),
  constraint problem_evolution_sequence unique (problem_id, sequence)
);
create index problem_evolution_of_encounter on problem_evolution (encounter_id);

-- A medicine that was prescribed.
create table prescription (
  id uuid primary key,
  encounter_id uuid not null references encounter,
  citizen_id uuid not null references citizen,
  -- Its place in the encounter, from 0.
  position int not null check (position >= 0),
  catmat text,
  name text not null,
  -- As the contract's `Prescribed` has it.
  item jsonb not null,
  posology text not null,
  continuous boolean not null,
  starts_on date not null,
  -- The last day of the treatment; null: for as long as nobody ends it.
  ends_on date,
  constraint prescription_place unique (encounter_id, position)
);
create index prescription_of_citizen on prescription (citizen_id, starts_on desc);

-- Who has the citizen before him now: the gate of the clinical record lets him in without a justification.
create view encounters_in_care as
  select id, lotacao_id, citizen_id, unit_id from encounter where state = 'aberto';
-- Units that produced something of a citizen's record.
create view encounters_produced as
  select citizen_id, unit_id from encounter where state = 'finalizado';

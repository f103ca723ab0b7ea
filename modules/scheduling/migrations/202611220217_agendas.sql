-- What a coordinator configured for a lotação; one without a row follows the municipal default, or has none.
create table agenda (
  lotacao_id uuid primary key references lotacao on delete cascade,
  -- Another one at each saving: who edits an older one is told.
  version uuid not null,
  -- Periods of each weekday, civil times. Null: no hours of its own, only online ones over the default.
  days jsonb,
  online jsonb not null,
  updated_at timestamptz not null
);

-- Times without slots. Civil: the end is the first minute that is open again.
create table agenda_closure (
  id uuid primary key,
  lotacao_id uuid not null references lotacao on delete cascade,
  starts_at timestamp not null,
  ends_at timestamp not null,
  reason text not null check (reason in ('atestado', 'curso', 'ferias', 'licenca', 'reuniao', 'outro')),
  specification text not null default '',
  -- The installation whose base brought it. Two bases may have closed the same week: neither loses its own.
  came_from uuid,
  created_at timestamptz not null,
  check (starts_at < ends_at),
  check ((reason = 'outro') = (specification <> '')),
  constraint agenda_closure_overlap exclude using gist (
    lotacao_id with =,
    (coalesce(came_from, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
    tsrange(starts_at, ends_at) with &&
  )
);
create index agenda_closure_of_lotacao on agenda_closure (lotacao_id, ends_at);

-- Minutes of an appointment where an occupation does not follow the municipality's.
create table cbo_duration (
  municipality_id uuid not null references municipality,
  cbo char(6) not null,
  minutes int not null check (minutes between 1 and 240),
  primary key (municipality_id, cbo)
);

-- Which lotações have hours of their own.
create view scheduling_agenda as select lotacao_id from agenda where days is not null;

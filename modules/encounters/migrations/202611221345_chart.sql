-- What the record of a citizen keeps besides problems, as its newest revision leaves it: allergies and antecedents.
create table chart_entry (
  id uuid primary key,
  citizen_id uuid not null references citizen,
  kind text not null check (kind in ('alergia', 'hospitalar', 'familiar', 'obstetrico')),
  -- What it is called: the agent, the stay, the condition.
  name text not null,
  -- As the contract of its kind has it.
  content jsonb not null,
  -- Taken off the list: it stays, and its revisions tell when and by whom.
  removed boolean not null,
  revisions int not null check (revisions > 0),
  revised_at timestamptz not null
);
create index chart_entry_of_citizen on chart_entry (citizen_id, kind);

-- Each time that one was written: never changed, never removed.
create table chart_entry_revision (
  id uuid primary key,
  entry_id uuid not null references chart_entry,
  -- From 1.
  sequence int not null check (sequence > 0),
  encounter_id uuid not null references encounter,
  content jsonb not null,
  removed boolean not null,
  constraint chart_entry_revision_sequence unique (entry_id, sequence)
);
create index chart_entry_revision_of_encounter on chart_entry_revision (encounter_id);

-- "Lembrete": a note for whoever opens the record next. Its text never changes; it is ended, and another written.
create table reminder (
  id uuid primary key,
  citizen_id uuid not null references citizen,
  text text not null check (length(text) between 1 and 500),
  lotacao_id uuid not null references lotacao,
  -- Who sees it: this team; null: its author alone.
  team_id uuid references team,
  written_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references lotacao,
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at >= written_at)
);
create index reminder_of_citizen on reminder (citizen_id, written_at desc, id desc);

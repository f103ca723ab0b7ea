-- Registrations that may be one person, and the joining of those that are.

-- A pair that the comparison found, kept until somebody says what it is. Ordered, so that a pair stands once.
create table duplicate_pair (
  id uuid primary key,
  a_id uuid not null constraint duplicate_pair_a references citizen,
  b_id uuid not null constraint duplicate_pair_b references citizen,
  score real not null check (score between 0 and 1),
  evidence jsonb not null,
  origin text not null check (origin in ('scan', 'registration', 'fci', 'import')),
  state text not null default 'open' check (state in ('open', 'merged', 'different')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references professional,
  reason text,
  constraint duplicate_pair_key unique (a_id, b_id),
  check (a_id < b_id),
  check ((state = 'open') = (decided_at is null))
);
create index duplicate_pair_of_b on duplicate_pair (b_id);
create index duplicate_pair_queue on duplicate_pair (score desc, id) where state = 'open';

-- One joining: everything needed to take it back as it was.
create table citizen_merge (
  id uuid primary key,
  survivor_id uuid not null constraint citizen_merge_survivor references citizen,
  at timestamptz not null,
  professional_id uuid references professional,
  access_id uuid,
  actor_kind text not null,
  reason text,
  -- Which record gave each part of the registration.
  choices jsonb not null,
  -- Rows of citizen and citizen_document before it.
  citizens_before jsonb not null,
  documents_before jsonb not null,
  -- Version the survivor was left in, and a digest of what pointed at it: another one means something came since.
  survivor_version int not null,
  pointing jsonb not null,
  undone_at timestamptz,
  undone_by uuid references professional
);
create index citizen_merge_of_survivor on citizen_merge (survivor_id, at desc);

create table citizen_merge_member (
  merge_id uuid not null references citizen_merge,
  citizen_id uuid not null constraint citizen_merge_member_citizen references citizen,
  primary key (merge_id, citizen_id)
);
create index citizen_merge_member_of_citizen on citizen_merge_member (citizen_id);

-- Every row that was pointed at the survivor, and whom it pointed at before.
create table citizen_merge_move (
  merge_id uuid not null references citizen_merge,
  table_name text not null,
  column_name text not null,
  row_id uuid not null,
  from_id uuid not null constraint citizen_merge_move_from references citizen,
  primary key (merge_id, table_name, column_name, row_id)
);
create index citizen_merge_move_from on citizen_merge_move (from_id);

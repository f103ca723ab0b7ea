-- An exam that was asked for; its result may come in any later encounter.
create table exam_request (
  id uuid primary key,
  encounter_id uuid not null references encounter,
  citizen_id uuid not null references citizen,
  -- Its place in the encounter, from 0.
  position int not null check (position >= 0),
  code text not null,
  -- What it was called then.
  name text not null,
  costly boolean not null,
  -- With its exam's note, as the contract's `ExamRequest` has them.
  item jsonb not null,
  requested_on date not null,
  constraint exam_request_place unique (encounter_id, position)
);
create index exam_request_of_citizen on exam_request (citizen_id, requested_on desc);

-- A result that was written in an encounter.
create table exam_result (
  id uuid primary key,
  encounter_id uuid not null references encounter,
  citizen_id uuid not null references citizen,
  position int not null check (position >= 0),
  code text not null,
  name text not null,
  -- As the contract's `ExamResult` has it.
  item jsonb not null,
  performed_on date not null,
  constraint exam_result_place unique (encounter_id, position)
);
create index exam_result_of_citizen on exam_result (citizen_id, code, performed_on desc);

-- What is handed out: referrals, certificates, guidance.
create table handed_out (
  id uuid primary key,
  encounter_id uuid not null references encounter,
  citizen_id uuid not null references citizen,
  kind text not null check (kind in ('encaminhamento', 'atestado', 'orientacao')),
  position int not null check (position >= 0),
  -- What a list calls it: the specialty, the model, the first words.
  name text not null check (name <> ''),
  item jsonb not null,
  day date not null,
  constraint handed_out_place unique (encounter_id, kind, position)
);
create index handed_out_of_citizen on handed_out (citizen_id, kind, day desc);

-- "Importar cidadão": a zip of registrations in the Thrift layout, looked at before it is applied.
create table citizen_import (
  id uuid primary key,
  municipality_id uuid not null constraint citizen_import_municipality references municipality,
  -- Gone once applied or discarded, or after some days: the file holds personal data.
  file_id uuid references stored_file on delete set null,
  file_name text not null,
  file_sha256 text not null,
  -- "waiting" lasts until the job ends it; running, cancelled and failed are read from the job.
  status text not null check (status in ('waiting', 'preview', 'imported', 'refused', 'discarded')),
  -- What becomes of a value that the base has and the file says otherwise.
  on_conflict text check (on_conflict in ('fill', 'overwrite', 'skip')),
  error jsonb,
  job_id uuid,
  requested_by uuid references professional,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index citizen_import_history on citizen_import (municipality_id, created_at desc, id desc);

-- One row a record of the file. Names and numbers stay in the file: here are ids, fields and reasons.
create table citizen_import_row (
  id uuid primary key,
  import_id uuid not null references citizen_import on delete cascade,
  number int not null,
  entry text not null,
  outcome text not null check (outcome in ('new', 'fills', 'differs', 'same', 'doubt', 'rejected')),
  citizen_id uuid constraint citizen_import_row_citizen references citizen,
  -- [{field, message}]: why it does not enter, or what the base says otherwise.
  reasons jsonb not null default '[]',
  applied_at timestamptz,
  constraint citizen_import_row_number unique (import_id, number)
);
create index citizen_import_row_of_citizen on citizen_import_row (citizen_id) where citizen_id is not null;
create index citizen_import_row_by_outcome on citizen_import_row (import_id, outcome, number);

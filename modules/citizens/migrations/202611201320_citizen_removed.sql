-- Registrations that were deleted, as they were last, with documents and history: the audit event of the deletion
-- names only the id, and by it what was deleted is found. Nothing in the program shows or changes these rows.
create table citizen_removed (
  -- Of the citizen.
  id uuid primary key,
  at timestamptz not null,
  professional_id uuid,
  access_id uuid,
  actor_kind text not null,
  -- Rows by column, as `jsonb_populate_record` puts them back.
  record jsonb not null,
  documents jsonb not null,
  revisions jsonb not null
);

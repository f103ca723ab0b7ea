-- Copies of the installation: each file at each place where one was put. What stands in the folders can be read again from
-- there, so that a restored base begins with none.
create table backup_copy (
  id uuid primary key,
  folder text not null,
  file_name text not null,
  state text not null check (state in ('running', 'verified', 'corrupted', 'failed', 'missing')),
  origin text not null check (origin in ('schedule', 'person', 'command', 'found')),
  job_id uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  size bigint,
  row_count bigint,
  recovery_key_id text,
  verified_at timestamptz,
  -- When it was last restored into a scratch base and was equal.
  restored_at timestamptz,
  -- A sentence, where it is no good copy.
  fault text,
  unique (folder, file_name)
);
create index backup_copy_started on backup_copy (started_at desc, id desc);

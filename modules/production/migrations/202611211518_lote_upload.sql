-- A lot on its way by the screen, piece by piece: who was cut goes on from what is here.
create table lote_upload (
  id uuid primary key,
  professional_id uuid not null references professional,
  municipality_id uuid references municipality,
  name text not null check (length(name) between 1 and 255),
  size_bytes bigint not null check (size_bytes > 0),
  -- When the file was last changed on its machine, in ms: with name and size, how it is known again.
  modified_ms bigint not null,
  file_id uuid references stored_file,
  have int not null default 0 check (have >= 0),
  -- Receives it, once its last piece is there.
  job_id uuid,
  touched_at timestamptz not null,
  check ((file_id is null) = (job_id is not null))
);
create index lote_upload_of_person on lote_upload (professional_id);
create index lote_upload_of_municipality on lote_upload (municipality_id);
create index lote_upload_file on lote_upload (file_id) where file_id is not null;

-- The records of a file, taken apart once: each is shown beside the registration it would change, and applied from
-- here. The file itself goes as soon as it was looked at, so that what it says of people is kept once.
create table citizen_import_record (
  import_id uuid not null references citizen_import on delete cascade,
  number int not null,
  -- A CidadaoTransportThrift as it came.
  bytes bytea not null,
  primary key (import_id, number)
);
-- Until when the records, or a file not yet looked at, are kept; null once they are gone.
alter table citizen_import add column kept_until timestamptz;
create index citizen_import_kept on citizen_import (kept_until) where kept_until is not null;
-- Files that came before have no records beside their rows: they go when they would have gone.
update citizen_import set kept_until = created_at + interval '7 days' where file_id is not null;

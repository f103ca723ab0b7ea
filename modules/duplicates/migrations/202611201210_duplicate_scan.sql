-- Looking for duplicates in the whole base: how far each search came, so that it goes on from there.
create table duplicate_scan (
  id uuid primary key,
  mode text not null check (mode in ('all', 'changed')),
  -- What changed before is not in a search of changes.
  changed_since timestamptz,
  started_at timestamptz not null,
  -- People up to this one were compared.
  upto uuid,
  people int not null default 0,
  total int not null,
  pairs int not null default 0,
  finished_at timestamptz
);

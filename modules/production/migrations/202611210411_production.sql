-- A file or a transmission that brought fichas. `stored`: so many of its records are in the base already; who goes on
-- after a stop skips them.
create table received_lote (
  id uuid primary key,
  origin text not null check (origin in ('file', 'online', 'api')),
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes bigint not null check (size_bytes >= 0),
  -- As the originating installation numbered it; null where its records do not say, or say several.
  number bigint,
  responsible_id uuid references professional,
  received_at timestamptz not null,
  stored int not null default 0 check (stored >= 0),
  finished_at timestamptz
);
-- The same file again goes on with what was not finished, never beside it.
create unique index received_lote_unfinished on received_lote (sha256) where finished_at is null;
create index received_lote_responsible on received_lote (responsible_id) where responsible_id is not null;
create index received_lote_recent on received_lote (received_at desc, id desc);

-- Every record of every lot, with its verdict; those of a lot lie in the partition of the month it came.
create table ficha (
  id uuid not null,
  received_at timestamptz not null,
  lote_id uuid references received_lote,
  -- Its place in the lot, from 0, and the name it had there.
  position int not null,
  entry text,
  outcome text not null check (outcome in ('valid', 'invalid', 'repeated', 'held')),
  -- What the envelope says of itself: any text, in records that are not valid.
  uuid text,
  tipo int,
  version text,
  ibge text,
  cnes text,
  ine text,
  municipality_id uuid references municipality,
  -- The bytes as they came; a repeated one changes nothing and keeps none.
  envelope bytea,
  -- SHA-256 of the form inside, without the envelope, which each relay rewrites.
  form_hash bytea,
  -- [{code, group, path, message}]
  findings jsonb not null default '[]',
  -- Waits for the module that takes its form further, e.g. to the registration of the citizen.
  to_apply boolean not null default false,
  applied_at timestamptz,
  primary key (received_at, id),
  check (outcome in ('invalid', 'repeated') or (envelope is not null and form_hash is not null and uuid is not null)),
  check (not to_apply or outcome = 'valid')
) partition by range (received_at);
create table ficha_default partition of ficha default;
create unique index ficha_of_lote on ficha (lote_id, position, received_at);
create index ficha_of_unit on ficha (municipality_id, cnes, received_at);
create index ficha_to_apply on ficha (received_at, id) where to_apply and applied_at is null;
create index ficha_held on ficha (received_at, id) where outcome = 'held';
select ensure_month_partitions('ficha', now()::date, 3);

-- One uuid, one ficha, for ever and whatever the month: the accepted ones and those that wait for their layout.
create table ficha_identity (
  uuid text primary key,
  ficha_id uuid not null,
  received_at timestamptz not null,
  form_hash bytea not null
);

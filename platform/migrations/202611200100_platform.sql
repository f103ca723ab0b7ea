-- What every room stands on: identity of rows, audit, change log, settings, jobs, files, idempotency.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- UUIDv7 (RFC 9562) for rows minted by set-based SQL; PostgreSQL 15 has none of its own.
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- Accent-insensitive key of a name. Schema-qualified so that it may stand in an index on PostgreSQL 17+.
create function search_key(value text) returns text language sql immutable parallel safe strict as $$
  select upper(public.unaccent('public.unaccent'::regdictionary, value))
$$;

-- What only grows is partitioned by month; the default partition means a wrong clock never loses a write.
create function ensure_month_partitions(parent regclass, from_month date, months int) returns void
language plpgsql as $$
declare
  month date;
  child text;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', from_month) + make_interval(months => i))::date;
    child := format('%s_%s', parent::text, to_char(month, 'YYYYMM'));
    if to_regclass(child) is null then
      execute format('create table %I partition of %s for values from (%L) to (%L)', child, parent,
        month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
    end if;
  end loop;
end $$;

create table audit_event (
  id uuid not null default uuid_v7(),
  at timestamptz not null,
  type text not null,
  actor_kind text not null check (actor_kind in ('person', 'command-line', 'system', 'anonymous')),
  professional_id uuid,
  access_id uuid,
  municipality_id uuid,
  ip inet,
  subject_table text,
  subject_id uuid,
  fields text[],
  details jsonb,
  primary key (at, id)
) partition by range (at);
create table audit_event_default partition of audit_event default;
create index audit_event_municipality on audit_event (municipality_id, at desc);
create index audit_event_professional on audit_event (professional_id, at desc);
select ensure_month_partitions('audit_event', now()::date, 3);

-- Read by transaction visibility (xid < pg_snapshot_xmin(pg_current_snapshot())), never by "seq greater than".
create table changelog (
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  table_name text not null,
  row_id uuid not null,
  operation char(1) not null check (operation in ('I', 'U', 'D')),
  primary key (at, seq)
) partition by range (at);
create table changelog_default partition of changelog default;
create index changelog_by_transaction on changelog (xid, seq);
select ensure_month_partitions('changelog', now()::date, 3);

create table setting (
  key text not null,
  scope_id uuid not null default '00000000-0000-0000-0000-000000000000',
  value jsonb,
  secret bytea,
  updated_at timestamptz not null,
  primary key (key, scope_id),
  check ((value is null) <> (secret is null))
);
comment on column setting.scope_id is 'municipality, or zeros for the whole installation';

create table stored_file (
  id uuid primary key,
  name text not null,
  size bigint not null check (size >= 0),
  sha256 text not null,
  created_at timestamptz not null
);
create table stored_file_chunk (
  file_id uuid not null references stored_file on delete cascade,
  number int not null,
  bytes bytea not null,
  primary key (file_id, number)
);
alter table stored_file_chunk alter column bytes set storage external;

create table job (
  id uuid primary key,
  kind text not null,
  title text not null,
  input jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Two unfinished jobs never hold the same key ("one import per municipality at a time").
  exclusive_key text,
  -- Scheduled jobs: one row per kind and period, whoever enqueues it.
  schedule_key text unique,
  actor jsonb not null,
  municipality_id uuid,
  run_at timestamptz not null,
  attempt int not null default 0,
  worker_id bigint,
  step text,
  done bigint not null default 0,
  total bigint,
  result jsonb,
  error jsonb,
  cancel_requested_at timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create unique index job_exclusive on job (exclusive_key) where state in ('queued', 'running');
create index job_queue on job (run_at) where state = 'queued';
create index job_running on job (worker_id) where state = 'running';
create index job_recent on job (kind, municipality_id, created_at desc);
-- Each worker process holds an advisory lock on its number while it lives: its jobs are orphans once it is free.
create sequence job_worker_id;

create table idempotency_key (
  owner text not null,
  key text not null,
  request_sha256 text not null,
  response bytea,
  created_at timestamptz not null,
  primary key (owner, key)
);
create index idempotency_key_age on idempotency_key (created_at);
comment on column idempotency_key.response is 'encrypted: an answer may hold what must not lie in a base in clear';

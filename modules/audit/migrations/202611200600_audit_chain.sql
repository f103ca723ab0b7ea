-- The trail is sealed in signed, chained blocks. A row is never touched again: a block says which transactions
-- it covers, so a row knows nothing of its block and appending stays one insert.
alter table audit_event
  -- Transaction numbers start anew when a base is restored into another server; `epoch` tells them apart.
  add column epoch int not null default 0,
  add column xid xid8 not null default pg_current_xact_id(),
  -- Keyed digest made by the program: a row written by SQL has none. Null only before this migration.
  add column mac bytea;
alter table audit_event alter column epoch set default 1;
create index audit_event_chain on audit_event (epoch, xid);
create index audit_event_subject on audit_event (subject_id, at desc) where subject_id is not null;

create table audit_epoch (
  number int primary key,
  began_at timestamptz not null
);
insert into audit_epoch select 0, now() where exists (select 1 from audit_event);
insert into audit_epoch values (1, now());

create table audit_key (
  fingerprint text primary key,
  public_key bytea not null,
  -- Ed25519, encrypted with the installation's master key.
  private_key bytea not null,
  created_at timestamptz not null
);

create table audit_block (
  number bigint primary key,
  previous_hash bytea not null,
  epoch int not null,
  -- Covers the rows of this epoch visible in this snapshot and not in that of the block before.
  snapshot text not null,
  rows int not null,
  -- For each row: id (16 bytes) and SHA-256 of its content (32 bytes).
  leaves bytea not null,
  -- Rows found without the program's keyed digest when they were sealed.
  strangers uuid[] not null default '{}',
  first_at timestamptz,
  last_at timestamptz,
  sealed_at timestamptz not null,
  key_fingerprint text not null,
  hash bytea not null,
  signature bytea not null
);
alter table audit_block alter column leaves set storage external;
create index audit_block_first_at on audit_block (first_at);

-- Months taken out of the base after their retention, each with the file they went to.
create table audit_archive (
  before_month date primary key,
  file_sha256 text not null,
  -- Rows taken out of blocks that also hold later rows.
  split_rows uuid[] not null,
  archived_at timestamptz not null,
  key_fingerprint text not null,
  signature bytea not null
);

-- Against accidents and careless scripts; who owns the tables can drop a trigger, and then the chain tells.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % on % refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_audit_change();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function refuse_audit_change();
create trigger audit_block_append_only before update or delete on audit_block
  for each row execute function refuse_audit_change();
create trigger audit_block_no_truncate before truncate on audit_block
  for each statement execute function refuse_audit_change();
create trigger audit_archive_append_only before update or delete on audit_archive
  for each row execute function refuse_audit_change();
create trigger audit_key_append_only before update or delete on audit_key
  for each row execute function refuse_audit_change();

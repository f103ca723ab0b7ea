-- A numbered package of fichas for sending; each municipality numbers its own.
create table generated_lote (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  number bigint not null check (number > 0),
  created_at timestamptz not null,
  -- null: at the hour, or by the command line.
  created_by uuid references professional,
  fichas int not null check (fichas >= 0),
  -- Of a training installation: its files say so, and production refuses them.
  training boolean not null,
  constraint generated_lote_number unique (municipality_id, number)
);
create index generated_lote_recent on generated_lote (municipality_id, created_at desc, id desc);
create index generated_lote_created_by on generated_lote (created_by) where created_by is not null;

-- An accepted ficha goes up in one lot, in its place there.
alter table ficha
  add column sending_lote_id uuid references generated_lote,
  add column sending_position int,
  add constraint ficha_sent_when_valid
    check ((sending_lote_id is null) = (sending_position is null) and (sending_lote_id is null or outcome = 'valid'));
create unique index ficha_of_sending_lote on ficha (sending_lote_id, sending_position, received_at)
  where sending_lote_id is not null;
create index ficha_unsent on ficha (municipality_id, received_at, id)
  where outcome = 'valid' and sending_lote_id is null;

-- "Arquivo salvo": files of a lot that left whole. A receipt says by its hash of which it is.
create table saved_lote (
  id uuid primary key,
  lote_id uuid not null references generated_lote,
  -- null: the command line.
  saved_by uuid references professional,
  saved_at timestamptz not null,
  sha256 bytea not null check (length(sha256) = 32)
);
create index saved_lote_of on saved_lote (lote_id, saved_at);
create index saved_lote_by on saved_lote (saved_by) where saved_by is not null;
create index saved_lote_by_hash on saved_lote (sha256);

-- What a receiver says it made of a lot: the only proof that it arrived.
create table lote_receipt (
  id uuid primary key,
  lote_id uuid not null references generated_lote,
  receiver_id text not null check (length(receiver_id) between 1 and 300),
  receiver text not null check (length(receiver) <= 300),
  judged_at timestamptz not null,
  read_at timestamptz not null,
  read_by uuid references professional,
  valid int not null check (valid >= 0),
  invalid int not null check (invalid >= 0),
  repeated int not null check (repeated >= 0),
  held int not null check (held >= 0),
  constraint lote_receipt_once unique (lote_id, receiver_id, judged_at)
);
create index lote_receipt_read_by on lote_receipt (read_by) where read_by is not null;

-- Fichas that a receiver refused, each with its reasons: [{code, group, path, message}].
create table lote_refusal (
  receipt_id uuid not null references lote_receipt,
  position int not null check (position >= 0),
  uuid text,
  entry text not null,
  reasons jsonb not null,
  primary key (receipt_id, position)
);

-- Where lots go by network. The national centraliser is none of them: its protocol is not published.
create table destination (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  url text not null check (length(url) between 8 and 500),
  protocol text not null check (protocol in ('pec-aberto', 'ledi-api')),
  -- {key} or {user, password}, sealed and bound to the id.
  credential bytea not null,
  -- Newest layout it reads; null: not known.
  layout text,
  created_at timestamptz not null,
  inactive_at timestamptz,
  removed_at timestamptz,
  tested_at timestamptz,
  connected boolean,
  message text,
  -- Who answered there first; and who answers now, where that is another or the same restored from a copy.
  receiver_id uuid,
  receiver_incarnation uuid,
  changed_id uuid,
  changed_incarnation uuid,
  check ((changed_id is null) = (changed_incarnation is null))
);
create unique index destination_url on destination (lower(url)) where removed_at is null;

-- A lot on its way to a destination.
create table lote_delivery (
  lote_id uuid not null references generated_lote,
  destination_id uuid not null references destination,
  state text not null check (state in ('waiting', 'scheduled', 'sending', 'sent', 'failed')),
  -- Not before; null once it is sent.
  next_at timestamptz,
  -- Who sends it holds it until then: after a death another goes on.
  held_until timestamptz,
  tries int not null default 0 check (tries >= 0),
  message text,
  -- The file as it goes to this destination, until it has arrived.
  file_id uuid references stored_file,
  -- In which the file was written last.
  layout text,
  -- Fichas in it, and pieces or fichas that the destination has answered for, of how many.
  fichas int,
  done int not null default 0 check (done >= 0),
  steps int,
  sent_at timestamptz,
  primary key (lote_id, destination_id),
  check ((state = 'sent') = (sent_at is not null)),
  check (state = 'sent' or next_at is not null)
);
create index lote_delivery_due on lote_delivery (next_at) where state <> 'sent';
create index lote_delivery_of_destination on lote_delivery (destination_id, lote_id);
create index lote_delivery_file on lote_delivery (file_id) where file_id is not null;

-- Fichas that did not enter as they are: `kept` waits here, for the destination's layout cannot say it; `reduced` went
-- without what that layout has no place for; `refused` was refused by it.
create table delivery_exception (
  lote_id uuid not null,
  destination_id uuid not null,
  position int not null check (position >= 0),
  kind text not null check (kind in ('kept', 'reduced', 'refused')),
  uuid text not null,
  reasons jsonb not null,
  primary key (lote_id, destination_id, position),
  foreign key (lote_id, destination_id) references lote_delivery
);

-- A receipt that came by network is of the file that went.
alter table lote_receipt add column destination_id uuid references destination;
create index lote_receipt_destination on lote_receipt (destination_id) where destination_id is not null;

-- Installations that may send lots to this one.
create table sending_peer (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- Sealed and bound to the id; the peer has the same.
  key bytea not null,
  created_at timestamptz not null,
  inactive_at timestamptz,
  -- Whose the key is: the first base that used it; and who uses it now, where that is another.
  installation_id uuid,
  incarnation uuid,
  changed_id uuid,
  changed_incarnation uuid,
  -- As it last told of itself.
  seen_at timestamptz,
  program text check (length(program) <= 60),
  clock_ahead int,
  free_bytes bigint,
  last_backup_at timestamptz,
  check ((installation_id is null) = (incarnation is null)),
  check ((changed_id is null) = (changed_incarnation is null))
);

alter table received_lote add column peer_id uuid references sending_peer;
create index received_lote_peer on received_lote (peer_id, received_at) where peer_id is not null;

-- A lot that a peer announced, piece by piece.
create table incoming_lote (
  peer_id uuid not null references sending_peer,
  -- Id of the lot at the sender.
  lote_id uuid not null,
  sha256 bytea not null check (length(sha256) = 32),
  number bigint not null,
  file_name text not null,
  size_bytes bigint not null check (size_bytes > 0),
  -- Hash of each piece, 32 bytes after 32 bytes.
  chunks bytea not null check (length(chunks) > 0 and length(chunks) % 32 = 0),
  have int not null default 0 check (have >= 0),
  announced_at timestamptz not null,
  -- When something of it last came.
  touched_at timestamptz not null,
  file_id uuid references stored_file,
  -- Judges it.
  job_id uuid,
  received_lote_id uuid references received_lote,
  -- Why it is no lot.
  problem text,
  primary key (peer_id, lote_id, sha256)
);
create index incoming_lote_file on incoming_lote (file_id) where file_id is not null;
create index incoming_lote_received on incoming_lote (received_lote_id) where received_lote_id is not null;

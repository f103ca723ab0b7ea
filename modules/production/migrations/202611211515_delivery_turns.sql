-- Whose lot a destination was given last: the next is of another municipality.
alter table destination add column served_id uuid references municipality;
create index destination_served on destination (served_id) where served_id is not null;
-- Hash of each piece of its file, 32 bytes after 32 bytes.
alter table lote_delivery add column chunks bytea,
  add check (chunks is null or file_id is not null);

-- The stored file that a job received it from: where that job dies at its end, the next knows its own lot.
alter table received_lote add column file_id uuid;
create unique index received_lote_file on received_lote (file_id) where file_id is not null;

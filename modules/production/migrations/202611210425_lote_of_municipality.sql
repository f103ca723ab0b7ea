-- Whose administrator sent the file by the screen: only fichas of that municipality enter with it. Null: the command line.
alter table received_lote add column municipality_id uuid references municipality;
create index received_lote_of_municipality on received_lote (municipality_id, received_at desc, id desc);

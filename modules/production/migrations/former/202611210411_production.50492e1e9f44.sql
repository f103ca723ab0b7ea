-- Until 04:14 of 2026-11-21 the fichas of a lot were found by the moment it came.
create index received_lote_responsible on received_lote (responsible_id) where responsible_id is not null;
drop index ficha_of_lote;
create unique index ficha_of_lote on ficha (lote_id, position, received_at);

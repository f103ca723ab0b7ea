-- Until 11:13 of 2026-11-21 a lot on its way had no number either; who still sends it announces it again, with one.
alter table lote_delivery add column layout text;
alter table incoming_lote add column number bigint, add column touched_at timestamptz;
delete from incoming_lote where received_lote_id is null;
update incoming_lote i set touched_at = announced_at,
  number = coalesce((select r.number from received_lote r where r.id = i.received_lote_id), 0);
alter table incoming_lote alter column number set not null, alter column touched_at set not null;

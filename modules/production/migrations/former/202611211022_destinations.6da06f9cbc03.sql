-- Until 12:06 of 2026-11-21 a delivery did not tell its layout, nor a lot on its way when something of it last came.
alter table lote_delivery add column layout text;
alter table incoming_lote add column touched_at timestamptz;
update incoming_lote set touched_at = announced_at;
alter table incoming_lote alter column touched_at set not null;

-- Where each ficha is answered for by itself: those that the destination had before.
alter table lote_delivery add column repeated int not null default 0 check (repeated >= 0);

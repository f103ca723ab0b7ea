-- Where each ficha is answered for by itself: the first of those asked about one after another. The answer about the one
-- where that stopped may have been lost; null: all that were asked about are answered.
alter table lote_delivery add column asked_from int check (asked_from >= 0);

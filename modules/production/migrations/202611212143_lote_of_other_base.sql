-- The installation that generated a lot which came with its base, under the number it had there; null: this one.
alter table generated_lote
  add column origin_installation_id uuid,
  drop constraint generated_lote_number,
  add constraint generated_lote_number unique nulls not distinct (municipality_id, origin_installation_id, number);

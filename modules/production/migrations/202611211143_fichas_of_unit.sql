-- Fichas of a unit by month of receipt: accepted ones are counted by form, from the index alone.
drop index ficha_of_unit;
create index ficha_of_unit on ficha (municipality_id, cnes, received_at) include (outcome, tipo);

-- For who works otherwise in some kinds of unit: the CNES type of each.
create or replace view health_network_unit as
  select id, municipality_id, cnes, name, active, type_code from unit;

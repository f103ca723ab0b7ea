-- For who attends differently by the kind of unit.
create or replace view health_network_unit as
  select id, municipality_id, cnes, name, active, type_code, address, phone1 as phone, subtype_code from unit;

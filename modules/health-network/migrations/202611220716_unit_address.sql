-- For papers that tell people where to go.
create or replace view health_network_unit as
  select id, municipality_id, cnes, name, active, type_code, address, phone1 as phone from unit;

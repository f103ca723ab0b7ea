-- Some teams may do what others may not, as those of the eMulti.
create or replace view health_network_team as
  select t.id, t.unit_id, (select u.municipality_id from unit u where u.id = t.unit_id) as municipality_id, t.ine, t.name,
    t.active, t.type_code
  from team t;

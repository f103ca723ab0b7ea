-- For who receives fichas: which units and teams a municipality has, or had.
create view health_network_unit as select id, municipality_id, cnes, name, active from unit;
create view health_network_team as
  select t.id, t.unit_id, u.municipality_id, t.ine, t.name, t.active from team t join unit u on u.id = t.unit_id;

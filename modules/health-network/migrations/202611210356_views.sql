-- Where people are attended, and when each municipality last had its file accepted, for other rooms.
create view health_network_unit as select id, municipality_id, cnes, name, active from unit;
create view health_network_team as select id, unit_id, ine, name, active from team;
create view health_network_accepted_import as
  select municipality_id, finished_at from cnes_import where status in ('imported', 'unchanged');

-- The occupation by the view of who owns its table.
create or replace view health_network_lotacao as
  select l.id, l.professional_id, l.municipality_id, l.unit_id, l.team_id, l.cbo,
    -- Unknown codes show the file's own text, or themselves.
    coalesce(c.name, nullif(l.cbo_name, ''), l.cbo) as cbo_name, l.active,
    u.name as unit_name, u.cnes, t.name as team_name, t.ine, t.type_acronym,
    m.ibge, m.name as municipality_name, m.uf
  from lotacao l
  join unit u on u.id = l.unit_id
  join municipality m on m.id = l.municipality_id
  left join data_packages_cbo c on c.code = l.cbo
  left join team t on t.id = l.team_id;

-- When each municipality last had its file accepted, for other rooms.
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

-- Who asks for a team by its id pays for nothing else: the municipality is looked up only where it is asked for.
create or replace view health_network_team as
  select t.id, t.unit_id, (select u.municipality_id from unit u where u.id = t.unit_id) as municipality_id, t.ine, t.name,
    t.active
  from team t;

-- The municipality by the view of who owns its table.
create or replace view access_profile as
  select p.id, m.id as municipality_id, p.slug, p.name, p.access_kind, p.type,
    p.active and coalesce(c.active, true) as active
  from health_network_municipality m
  join profile p on p.municipality_id is null or p.municipality_id = m.id
  left join profile_change c on c.profile_id = p.id and c.municipality_id = m.id;

-- One access of a manager each: a second one of the same place is refused while the first is active.
create unique index administrative_access_manager
  on administrative_access (professional_id, kind, municipality_id, uf) nulls not distinct
  where kind in ('municipal-manager', 'state-manager') and active;

create or replace view access_administrative as
  select id, professional_id, kind, municipality_id, active, created_at, inactivated_at, first_access_done_at, uf,
    profile_id
  from administrative_access;
-- Profiles given to lotações, active or not.
create view access_lotacao_profile as
  select x.lotacao_id, x.profile_id, p.name from lotacao_profile x join profile p on p.id = x.profile_id;
-- Accesses that somebody has worked in: what they did keeps their id.
create view access_used as select distinct access_id from access_use;

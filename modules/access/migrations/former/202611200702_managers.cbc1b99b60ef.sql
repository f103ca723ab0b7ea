-- Until 10:01 of 2026-11-20 the view did not show the profile of an administrative access.
create or replace view access_administrative as
  select id, professional_id, kind, municipality_id, active, created_at, inactivated_at, first_access_done_at, uf,
    profile_id
  from administrative_access;

-- Another base that came here had the same ficha of somebody: nobody needs to compare the two registrations to be sure.
alter table duplicate_pair
  drop constraint duplicate_pair_origin_check,
  add constraint duplicate_pair_origin_check check (origin in ('scan', 'registration', 'fci', 'import', 'base'));

-- For the queue: which two came from different bases.
create or replace view citizens_person as
  select id, coalesce(merged_into, id) as survivor_id, status, name, social_name,
    coalesce(nullif(social_name, ''), name) as display_name, name_key, birth_date, sex, cpf, cns,
    mother_name, phone_mobile, email, team_id, microarea, deceased, sharing_refused,
    merged_into, responsible_id, municipality_ibge, updated_at, origin_installation_id
  from citizen;

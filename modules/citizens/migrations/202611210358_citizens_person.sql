-- A view is named after its room.
drop view citizen_person;
create view citizens_person as
  select id, coalesce(merged_into, id) as survivor_id, status, name, social_name,
    coalesce(nullif(social_name, ''), name) as display_name, name_key, birth_date, sex, cpf, cns,
    mother_name, phone_mobile, email, team_id, microarea, deceased, sharing_refused
  from citizen;

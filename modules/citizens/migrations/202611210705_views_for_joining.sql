-- For who joins registrations: whom each leads to and depends on, and what tells two of them apart in a list.
create or replace view citizens_person as
  select id, coalesce(merged_into, id) as survivor_id, status, name, social_name,
    coalesce(nullif(social_name, ''), name) as display_name, name_key, birth_date, sex, cpf, cns,
    mother_name, phone_mobile, email, team_id, microarea, deceased, sharing_refused,
    merged_into, responsible_id, municipality_ibge, updated_at
  from citizen;

-- By what each version of a registration came.
create view citizens_revision as select id, citizen_id, version, origin, origin_ref from citizen_revision;

-- Who may be one person, and who share a number, told alike: the queue shows both.
create view citizens_suspicion as
  select id, a_id, b_id, score, evidence, origin, found_at, decided_at, decided_by, reason, state from duplicate_pair;
create view citizens_shared_number as
  select id, citizen_id as a_id, other_id as b_id, null::real as score, jsonb_build_object('fields',
      jsonb_build_array(jsonb_build_object('field', document_kind, 'level', 'equal'))) as evidence,
    origin, created_at as found_at, settled_at as decided_at, settled_by as decided_by, reason,
    case when settled_at is null then 'open' else 'different' end as state
  from citizen_review where kind = 'shared-document';

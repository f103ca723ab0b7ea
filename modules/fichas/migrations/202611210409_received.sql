-- What came of whom, from where, and what became of it: for the clinical record, the team and who may see it.
create view fichas_fci as
  select id, uuid, citizen_id, unit_cnes, team_ine, filled_at, received_at, outcome, exit_reason, refusal
  from citizen_fci;

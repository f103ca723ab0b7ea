-- Occupations whose appointments have a duration of their own.
create view scheduling_cbo_duration as select municipality_id, cbo from cbo_duration;

-- For who attends: what an arrival was for.
create view reception_arrival as
  select id, citizen_id, arrived_at, appointment_id is not null as scheduled, risk from list_entry;

-- Who is kept in observation: since when, and in which visit (of encounters). Meanwhile professional, team and types of service
-- say to whom she was sent ("Encaminhado para").
alter table list_entry
  add column observed_at timestamptz,
  add column observed_in uuid,
  add constraint list_entry_observed check (
    num_nonnulls(observed_at, observed_in) in (0, 2) and (observed_at is null or status = 'em-atendimento'));
create index list_entry_in_observation on list_entry (unit_id, observed_at) where observed_at is not null;

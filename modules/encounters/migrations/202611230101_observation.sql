-- "Cidadão em observação": the visit stays open, and others register what they do meanwhile.
alter table encounter
  -- Since when the citizen of this visit is observed.
  add column observed_at timestamptz,
  -- The visit in whose observation this contact was; it begins and ends at once.
  add column observed_in uuid references encounter,
  -- Who began it, where somebody else took the responsibility over and is its author now.
  add column begun_by uuid references lotacao,
  drop constraint encounter_kind_check,
  add constraint encounter_kind_check check (kind in ('escuta', 'individual', 'procedimentos', 'observacao')),
  add constraint encounter_contact check (
    (kind = 'observacao') = (observed_in is not null) and (kind <> 'observacao' or state = 'finalizado')),
  add constraint encounter_observed check (observed_at >= started_at);
create index encounter_contacts on encounter (observed_in, started_at) where observed_in is not null;

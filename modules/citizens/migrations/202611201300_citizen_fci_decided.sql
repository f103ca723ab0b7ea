-- A ficha in doubt is decided by somebody: whose it is, or that it is of nobody.
alter table citizen_fci drop constraint citizen_fci_outcome_check;
alter table citizen_fci add constraint citizen_fci_outcome_check
  check (outcome in ('applied', 'older', 'review', 'refused', 'discarded'));
alter table citizen_fci
  -- Where it was filled in; null where that municipality is not in this installation.
  add column municipality_id uuid constraint citizen_fci_municipality references municipality,
  -- Whom it names: what a list shows without reading the bytes.
  add column person_name text,
  add column birth_date date,
  add column decided_at timestamptz,
  add column decided_by uuid references professional,
  -- Why it was discarded.
  add column decision_reason text;
drop index citizen_fci_in_review;
create index citizen_fci_in_review on citizen_fci (municipality_id, received_at, id) where outcome = 'review';
create index citizen_fci_decided on citizen_fci (municipality_id, decided_at desc, id desc)
  where decided_at is not null;
-- Dependents whose responsible is known by a number only: looked for whenever somebody receives a number.
create index citizen_of_responsible_document on citizen (responsible_document)
  where responsible_document is not null;

-- Looks at records in an installation before its base came here: its trail stays a file of its own, and who is told who
-- looked is told these too. Written there, from its trail, as the base is about to go; there the trail tells them itself.
create table earlier_opening (
  -- Of the event.
  id uuid primary key,
  installation_id uuid not null,
  citizen_id uuid not null,
  at timestamptz not null,
  type text not null,
  -- No references: what was looked at stays seen, whoever is gone.
  professional_id uuid,
  access_id uuid
);
create index earlier_opening_of_citizen on earlier_opening (citizen_id);

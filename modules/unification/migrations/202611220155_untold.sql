-- A request that ended at the unit while the centre did not answer would wait there for ever.
alter table base_unification
  -- At the unit: the centre is still to be told that it was cancelled.
  add column untold boolean not null default false;

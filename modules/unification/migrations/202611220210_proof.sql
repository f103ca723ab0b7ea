-- What an administrator writes at the unit after the last proof would stay only there: the unit proves once more before it is
-- confirmed.
alter table base_unification
  -- At the centre: when the unit last proved that nothing was written there, and when it was last asked to.
  add column proved_at timestamptz,
  add column proof_asked_at timestamptz;

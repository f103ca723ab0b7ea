-- Time counts only as far as the upkeep saw it pass: a clock that leaps a day ahead decides nothing.
alter table base_unification
  -- At the centre: when the upkeep last saw it wait for a decision.
  add column seen_at timestamptz;

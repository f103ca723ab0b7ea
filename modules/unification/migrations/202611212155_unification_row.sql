-- What became of every row of a unit's base that joined this one. A row that has the same key here tells no target.
create table unification_row (
  process_id uuid not null references base_unification (id),
  table_name text not null,
  source_key text not null,
  outcome text not null check (outcome in ('inserted', 'equal', 'linked', 'version', 'quarantined')),
  target_key text,
  reason text,
  -- Values of the unit that did not enter.
  kept jsonb
);
create index unification_row_of_table on unification_row (process_id, table_name);

-- Exams that are asked for together, chosen in one press.
create table exam_group (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  name text not null check (length(name) between 1 and 80),
  -- The name without accents nor capitals.
  key text not null,
  -- LEDI's Sexo of whom the group is only for, 0 male and 1 female; null: both.
  sex smallint check (sex between 0 and 1),
  -- Of SIGTAP, in the order they were chosen.
  codes text[] not null check (cardinality(codes) between 1 and 100),
  created_at timestamptz not null,
  constraint exam_group_key unique (municipality_id, key)
);

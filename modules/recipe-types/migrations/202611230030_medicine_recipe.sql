-- The type of recipe that a municipality asks for a medicine; without a row nothing is known of it.
create table medicine_recipe (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  -- CATMAT.
  catmat text not null check (length(catmat) between 1 and 20),
  recipe text not null check (recipe in ('comum', 'controle-especial', 'azul', 'amarela', 'antimicrobiano')),
  marked_at timestamptz not null,
  constraint medicine_recipe_catmat unique (municipality_id, catmat)
);

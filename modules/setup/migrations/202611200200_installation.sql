-- The one row that says which installation this base is. The incarnation changes when a backup is restored.
create table installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null,
  incarnation uuid not null,
  name text not null check (length(name) between 1 and 120),
  purpose text not null check (purpose in ('producao', 'treinamento')),
  resources text not null check (resources in ('prontuario', 'centralizadora')),
  link text not null,
  created_at timestamptz not null
);

-- What other rooms may know of it.
create view setup_installation as select id, incarnation, name, purpose, resources, link from installation;

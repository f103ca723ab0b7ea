-- Where states take the lots of their municipalities, as a package brings it. Replaced whole, like every table of codes.
create table state_destination (
  url text primary key,
  uf char(2) not null,
  name text not null check (length(name) between 1 and 120),
  protocol text not null check (protocol in ('pec-aberto', 'ledi-api')),
  -- Newest layout it reads; null: not said.
  layout text
);
create view data_packages_state_destination as select url, uf, name, protocol, layout from state_destination;

-- What units offer, e.g. "Vacina". Those without municipality are native: everywhere the same, with the same ids.
create table service_type (
  id uuid primary key,
  municipality_id uuid references municipality,
  name text not null check (length(name) between 1 and 80),
  -- The name without accents nor capitals.
  key text not null,
  created_at timestamptz not null,
  constraint service_type_key unique nulls not distinct (municipality_id, key)
);

-- Types that a unit does not offer; all others of its municipality it does.
create table withdrawn_service_type (
  unit_id uuid not null references unit,
  service_type_id uuid not null references service_type on delete cascade,
  created_at timestamptz not null,
  primary key (unit_id, service_type_id)
);
create index withdrawn_service_type_of_type on withdrawn_service_type (service_type_id);

-- Of each unit, the types of its municipality; active: the unit offers it.
create view health_network_unit_service_type as
  select u.id as unit_id, t.id as service_type_id, t.name, t.key, t.municipality_id is null as native,
    not exists (select from withdrawn_service_type w where w.unit_id = u.id and w.service_type_id = t.id) as active
  from unit u join service_type t on t.municipality_id is null or t.municipality_id = u.municipality_id;

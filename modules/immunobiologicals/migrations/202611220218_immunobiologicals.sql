create table immunobiological_lot (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  number text not null check (number ~ '^[A-Za-z0-9/.-]{1,30}$'),
  -- Of the national catalogue; null: only the name, as it was typed.
  manufacturer_code text,
  manufacturer text not null check (length(manufacturer) between 1 and 100),
  immunobiological text not null,
  expires_on date not null,
  active boolean not null default true,
  created_at timestamptz not null,
  -- Without accents nor capitals, for what is the same lot.
  number_key text not null,
  manufacturer_key text not null,
  constraint immunobiological_lot_key
    unique (municipality_id, immunobiological, number_key, manufacturer_key)
);

-- What a dose may be of: its lot, and who made it.
create view immunobiologicals_lot as
  select id, municipality_id, number, manufacturer_code, manufacturer, immunobiological, expires_on, active
  from immunobiological_lot;

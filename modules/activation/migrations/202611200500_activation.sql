-- The contra-chave accepted for each municipality. Care never depends on it; transmission does.
create table activation (
  municipality_id uuid primary key references municipality,
  chave text not null,
  contra_chave text not null,
  authority text not null,
  simulated boolean not null,
  issued_at timestamptz not null,
  activated_at timestamptz not null
);
create view activation_state as select municipality_id, simulated, activated_at from activation;

-- The contra-chave accepted for each municipality. Care never depends on it; transmission does.
create table activation (
  municipality_id uuid primary key references municipality,
  chave char(32) not null,
  contra_chave text not null,
  -- Who signed it, as known then: an authority removed later does not undo what it allowed.
  authority text not null,
  authority_name text not null,
  simulated boolean not null,
  issued_on date not null,
  activated_at timestamptz not null
);
create view activation_state as select municipality_id, simulated, activated_at from activation;

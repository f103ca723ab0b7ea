-- A base that was restored, or that wakes in another place than it was, sends nothing until somebody says that it is the
-- one that goes on (REL-06). A clone for tests never does.
alter table installation
  add column unconfirmed_since timestamptz,
  add column unconfirmed_why text check (unconfirmed_why in ('restored', 'moved')),
  -- Digest of where it runs: machine and data folder, or server and base. Null until the first start.
  add column place text,
  add constraint installation_unconfirmed check ((unconfirmed_since is null) = (unconfirmed_why is null)),
  drop constraint installation_purpose_check,
  add constraint installation_purpose_check check (purpose in ('producao', 'treinamento', 'homologacao'));

-- Why it transmits nothing for now; null where it does.
create view setup_continuation as select id, unconfirmed_since, unconfirmed_why from installation;

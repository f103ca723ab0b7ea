-- A word sealed with the master key of the data folder: it does not open with another one, and so no other is used.
create table secret_canary (
  only_one boolean primary key default true check (only_one),
  sealed bytea not null
);

-- Codes of the national tables that people search: procedures, problems, medicines, immunobiologicals. Renewed whole by a
-- newer package; one that left its table stays readable and is no longer offered.
create table code_item (
  -- The table it is of: sigtap, cid10, ciap2, catmat, imunobiologicos…
  system text not null,
  code text not null,
  name text not null,
  -- LEDI's Sexo, 0 male and 1 female; null: both.
  sex smallint,
  -- Completed months, both inclusive; null: no limit.
  age_from int,
  age_until int,
  -- Numbers of sigtap_list; null: any CBO, no CID.
  cbo_list int,
  cid_list int,
  -- What its table alone says of it.
  details jsonb not null,
  -- Version of the package in which it is no more; empty while it is in force.
  until text not null,
  -- Without the signs with which people write codes.
  plain_code text generated always as (upper(translate(code, '.-/ ', ''))) stored,
  name_key text generated always as (search_key(name)) stored,
  primary key (system, code)
);
create index code_item_search on code_item using gin (name_key gin_trgm_ops);
create index code_item_by_code on code_item (plain_code text_pattern_ops);

-- Occupations that may do a procedure, and its problems: each different list once.
create table sigtap_list (
  kind text not null check (kind in ('cbo', 'cid')),
  number int not null,
  codes text[] not null,
  primary key (kind, number)
);
-- Rows of each table of a package of several: [{"name", "rows"}].
alter table data_package add column parts jsonb not null default '[]';

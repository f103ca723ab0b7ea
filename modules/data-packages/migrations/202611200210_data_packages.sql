-- Versioned tables of codes, replaced whole by a newer package. Unknown codes elsewhere keep their own text:
-- nothing has a foreign key to these.
create table data_package (
  name text primary key,
  title text not null,
  version text not null,
  date date not null,
  source text not null,
  sha256 text not null,
  rows int not null,
  imported_at timestamptz not null
);
create table municipality_code (
  ibge char(7) primary key,
  name text not null,
  uf char(2) not null
);
create index municipality_code_search on municipality_code using gin (search_key(name) gin_trgm_ops);
create table cbo (
  code char(6) primary key,
  name text not null,
  since text not null,
  until text not null
);
create index cbo_search on cbo using gin (search_key(name) gin_trgm_ops);

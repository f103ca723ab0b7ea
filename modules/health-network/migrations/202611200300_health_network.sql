-- Municipalities, units, teams, professionals and their lotações: what the CNES file fills.
create table municipality (
  id uuid primary key,
  ibge char(7) not null constraint municipality_ibge unique,
  name text not null,
  uf char(2) not null,
  time_zone text not null,
  created_at timestamptz not null
);

create table unit (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  cnes char(7) not null,
  name text not null,
  cnpj text not null default '',
  type_code text not null default '',
  type_name text not null default '',
  subtype_code text not null default '',
  subtype_name text not null default '',
  phone1 text not null default '',
  phone2 text not null default '',
  fax text not null default '',
  email text not null default '',
  address jsonb not null default '{}',
  complexities text[] not null default '{}',
  active boolean not null default true,
  inactivated_at timestamptz,
  updated_at timestamptz not null,
  constraint unit_cnes unique (municipality_id, cnes),
  check (active = (inactivated_at is null))
);
create index unit_search on unit using gin (search_key(name) gin_trgm_ops);
create index unit_by_name on unit (municipality_id, search_key(name), id);

-- One INE may stand in two units of a real file: two teams, keyed by INE within the unit.
create table team (
  id uuid primary key,
  unit_id uuid not null references unit,
  ine char(10) not null,
  name text not null,
  type_code text not null default '',
  type_acronym text not null default '',
  type_name text not null default '',
  area_code text not null default '',
  area_name text not null default '',
  deactivated_on date,
  active boolean not null default true,
  inactivated_at timestamptz,
  updated_at timestamptz not null,
  constraint team_ine unique (unit_id, ine)
);

create table professional (
  id uuid primary key,
  cpf char(11) constraint professional_cpf unique,
  cns char(15) constraint professional_cns unique,
  name text not null check (length(name) between 1 and 200),
  social_name text,
  -- Kept, not computed at each search: unaccent of 30,000 names takes longer than a person waits.
  name_key text generated always as (search_key(name)) stored,
  search_text text generated always as (search_key(name || coalesce(E'\n' || social_name, ''))) stored,
  birth_date date,
  sex text not null default '',
  email text not null default '',
  phone text not null default '',
  council text not null default '',
  council_uf text not null default '',
  council_number text not null default '',
  address jsonb not null default '{}',
  origin text not null check (origin in ('cnes', 'manual')),
  -- Whose file the personal data came from: municipalities sharing a person do not overwrite each other.
  cnes_municipality_id uuid references municipality,
  -- Where the person was typed in: who may see and complete it while there is no lotação. Null: the installation.
  registered_municipality_id uuid references municipality,
  registered_unit_id uuid references unit,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (cpf is not null or cns is not null)
);
create index professional_search on professional using gin (search_text gin_trgm_ops);
create index professional_registered_municipality on professional (registered_municipality_id)
  where registered_municipality_id is not null;
create index professional_registered_unit on professional (registered_unit_id)
  where registered_unit_id is not null;
create index professional_by_name on professional (name_key, id);
create index professional_by_cpf on professional ((coalesce(cpf, '')::text), id);
create index professional_by_cns on professional ((coalesce(cns, '')::text), id);

create table lotacao (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  professional_id uuid not null references professional,
  unit_id uuid not null references unit,
  team_id uuid references team,
  cbo char(6) not null,
  cbo_name text not null default '',
  microarea text not null default '',
  origin text not null check (origin in ('cnes', 'manual')),
  -- "Atualizar perfis ao importar CNES": the import may change or inactivate a manual lotação.
  update_on_cnes boolean not null,
  -- The municipal default agenda, or none yet (more than one lotação: configured by hand).
  agenda text not null default 'nenhuma' check (agenda in ('padrao', 'nenhuma')),
  active boolean not null default true,
  inactivated_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint lotacao_key unique nulls not distinct (professional_id, unit_id, cbo, team_id),
  check (active = (inactivated_at is null))
);
create index lotacao_of_municipality on lotacao (municipality_id, professional_id);
create index lotacao_of_unit on lotacao (unit_id, professional_id);
create index lotacao_by_cbo on lotacao (cbo, professional_id) where active;
create index lotacao_of_team on lotacao (team_id) where active;

-- Occupations a municipality does not offer in new lotações; all others of the table of CBO may be given.
create table unavailable_cbo (
  municipality_id uuid not null references municipality,
  cbo char(6) not null,
  created_at timestamptz not null,
  primary key (municipality_id, cbo)
);

create table cnes_import (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  -- Gone once applied, or after some days: the file holds personal data.
  file_id uuid references stored_file on delete set null,
  file_name text not null,
  file_sha256 text not null,
  file_date date,
  layout text,
  allow_older boolean not null,
  -- "waiting" lasts until the job ends it; running, cancelled and failed are read from the job.
  status text not null check (status in ('waiting', 'preview', 'imported', 'unchanged', 'refused')),
  counts jsonb,
  -- Ids of professionals with more than one lotação and no agenda.
  without_agenda uuid[] not null default '{}',
  error jsonb,
  job_id uuid,
  requested_by uuid references professional,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index cnes_import_history on cnes_import (municipality_id, created_at desc, id desc);
create index cnes_import_recent on cnes_import (created_at desc, id desc);

create table cnes_import_inconsistency (
  import_id uuid not null references cnes_import on delete cascade,
  number int not null,
  section text not null check (section in ('units', 'teams', 'professionals', 'lotacoes')),
  code text not null,
  -- true: the row was left out; false: it entered with a warning.
  rejected boolean not null,
  row_number int not null,
  row_key text not null,
  message text not null,
  primary key (import_id, number)
);

-- Views other rooms may join.
create view health_network_municipality as select id, ibge, name, uf, time_zone from municipality;
create view health_network_professional as
  select id, cpf, cns, name, social_name, birth_date, email, registered_municipality_id, registered_unit_id
  from professional;
create view health_network_lotacao as
  select l.id, l.professional_id, l.municipality_id, l.unit_id, l.team_id, l.cbo,
    -- Unknown codes show the file's own text, or themselves.
    coalesce(c.name, nullif(l.cbo_name, ''), l.cbo) as cbo_name, l.active,
    u.name as unit_name, u.cnes, t.name as team_name, t.ine, t.type_acronym,
    m.ibge, m.name as municipality_name, m.uf
  from lotacao l
  join unit u on u.id = l.unit_id
  join municipality m on m.id = l.municipality_id
  left join cbo c on c.code = l.cbo
  left join team t on t.id = l.team_id;

-- Citizens: who they are, what was said of them, by whom, and under which other numbers they were known.

-- One row holds all of a registration, so that opening it is one read. Codes are those of the LEDI tables.
-- Beyond name and origin nothing is "not null": what a screen or a ficha demands is a rule of that way in, and a
-- record received incomplete is kept and shown as incomplete, never refused by the table.
create table citizen (
  id uuid primary key,
  -- Sent back when saving: who edits an older version is told.
  version int not null default 1,
  status text not null default 'active' check (status in ('active', 'inactive', 'merged')),
  inactivated_at timestamptz,
  inactivation_reason text,
  -- The survivor of a merge; kept flat, so that one step always reaches it.
  merged_into uuid constraint citizen_merged_into references citizen,

  name text not null check (length(name) between 1 and 200),
  social_name text,
  birth_date date,
  sex smallint check (sex in (0, 1, 4, 5)),
  race smallint check (race between 1 and 6),
  ethnicity int,
  mother_name text,
  mother_unknown boolean not null default false,
  father_name text,
  father_unknown boolean not null default false,

  -- Not unique: two people may carry one number in real life; a rule with a review looks after it.
  cpf char(11),
  cns char(15),
  -- Why there is no CPF (LEDI justificativaNaoPossuiCpf).
  no_cpf_reason smallint,

  nationality smallint check (nationality in (1, 2, 3)),
  birth_municipality_ibge char(7),
  birth_country int,
  naturalized_on date,
  naturalization_ordinance text,
  entered_brazil_on date,

  deceased boolean not null default false,
  died_on date,
  death_certificate text,

  phone_home text,
  phone_mobile text,
  phone_contact text,
  email text,

  residence_country int,
  cep char(8),
  uf char(2),
  municipality_ibge char(7),
  bairro text,
  street_type text,
  street text,
  house_number text,
  no_house_number boolean not null default false,
  complement text,
  reference_point text,
  area text,
  microarea char(2),
  out_of_area boolean not null default false,

  -- Equipe responsável. Automatic: follows the newest cadastro individual. Manual: only by hand.
  team_id uuid constraint citizen_team references team,
  team_automatic boolean not null default true,
  team_since timestamptz,

  -- Family: the responsible is a citizen of the base, or only a number as the ficha said it.
  family_responsible boolean not null default false,
  responsible_id uuid constraint citizen_responsible references citizen,
  responsible_document text,
  kinship smallint,

  nis text,
  marital_status smallint,
  blood_type smallint,
  occupation_cbo char(6),
  education smallint,
  informs_sexual_orientation boolean,
  sexual_orientation smallint,
  informs_gender_identity boolean,
  gender_identity smallint,
  sharing_refused boolean not null default false,

  -- The newest cadastro individual applied, and when it was filled in.
  fci_uuid text,
  fci_filled_at timestamptz,

  -- Where the record came from, and who has it from where now.
  origin text not null check (origin in ('registration', 'fci', 'import', 'unification', 'demo')),
  origin_installation_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid references professional,
  updated_origin text not null check (updated_origin in ('registration', 'fci', 'import', 'unification', 'demo')),

  -- All by which a person may be found, written by the program with packages/matching: words of the names, their
  -- sound, mother's words, birth date, telephones. See server/search.
  search tsvector not null,
  -- Blocking keys of packages/matching as 64-bit hashes: who may be the same person shares one.
  match_keys bigint[] not null default '{}',
  -- Capitals without accents, apostrophes joined and hyphens apart as normaliseName has them; ordered by bytes on
  -- any server, because the search walks ranges of it.
  name_key text collate "C" generated always as
    (search_key(translate(coalesce(nullif(social_name, ''), name), '-''’`´', ' '))) stored,

  check (status <> 'merged' or merged_into is not null),
  check (merged_into is null or status = 'merged'),
  check (merged_into <> id),
  check (responsible_id <> id),
  check (died_on is null or deceased)
);
create index citizen_search on citizen using gin (search);
create index citizen_match_keys on citizen using gin (match_keys);
create index citizen_by_name on citizen (name_key, id);
create index citizen_by_birth on citizen (birth_date, id);
create index citizen_of_team on citizen (team_id, name_key, id) where status = 'active';
create index citizen_of_responsible on citizen (responsible_id) where responsible_id is not null;
create index citizen_absorbed on citizen (merged_into) where merged_into is not null;

-- Every number the person had or has. A number taken off stays, with the day it was: a search by it still finds.
create table citizen_document (
  id uuid primary key,
  citizen_id uuid not null constraint citizen_document_citizen references citizen,
  kind text not null check (kind in ('cpf', 'cns', 'nis', 'dnv', 'rg', 'prontuario', 'passport', 'other')),
  number text not null check (length(number) between 1 and 60),
  -- Issuer, state, date, as the kind asks.
  details jsonb not null default '{}',
  -- The one shown (cpf, cns of the citizen's row).
  principal boolean not null default false,
  origin text not null check (origin in ('registration', 'fci', 'import', 'unification', 'demo')),
  added_at timestamptz not null,
  removed_at timestamptz,
  check (not (principal and removed_at is not null))
);
create index citizen_document_number on citizen_document (number, kind);
create unique index citizen_document_of_citizen on citizen_document (citizen_id, kind, number)
  where removed_at is null;

-- What changed, who changed it, from where; the values before and after, so that anything can be put back.
create table citizen_revision (
  id uuid primary key,
  citizen_id uuid not null constraint citizen_revision_citizen references citizen,
  version int not null,
  at timestamptz not null,
  professional_id uuid references professional,
  access_id uuid,
  actor_kind text not null,
  origin text not null check (origin in ('registration', 'fci', 'import', 'unification', 'demo')),
  -- What the origin names: uuid of the ficha, id of the import, id of the merge.
  origin_ref text,
  reason text,
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  constraint citizen_revision_version unique (citizen_id, version)
);

-- Why a record was opened outside care; what the trail keeps for ever, the citizen's report reads from here.
create table citizen_opening (
  id uuid primary key,
  citizen_id uuid not null constraint citizen_opening_citizen references citizen,
  professional_id uuid not null references professional,
  access_id uuid not null,
  at timestamptz not null,
  justification text not null check (length(justification) between 1 and 500)
);
create index citizen_opening_of_citizen on citizen_opening (citizen_id, at desc);
create index citizen_opening_of_professional on citizen_opening (professional_id, access_id, citizen_id, at desc);

-- A cadastro individual as it came: its bytes are never changed, what it says is applied by rule.
create table citizen_fci (
  id uuid primary key,
  -- uuidFicha: the same ficha received again changes nothing.
  uuid text not null constraint citizen_fci_uuid unique,
  citizen_id uuid constraint citizen_fci_citizen references citizen,
  -- applied; waiting for somebody's decision; refused with a reason; superseded by a newer one.
  outcome text not null check (outcome in ('applied', 'older', 'review', 'refused')),
  reason text,
  unit_cnes char(7),
  team_ine char(10),
  filled_at timestamptz,
  -- Termo de recusa do cadastro; motivoSaidaCidadao (135 óbito, 136 mudança de território).
  refusal boolean not null default false,
  exit_reason smallint,
  layout_version text not null,
  bytes bytea not null,
  received_at timestamptz not null
);
create index citizen_fci_of_citizen on citizen_fci (citizen_id, filled_at desc);
create index citizen_fci_in_review on citizen_fci (received_at, uuid) where outcome = 'review';

-- Pairs of people who carry one number, with what the desk said of it; somebody looks at them.
create table citizen_review (
  id uuid primary key,
  kind text not null check (kind in ('shared-document')),
  citizen_id uuid not null constraint citizen_review_citizen references citizen,
  other_id uuid not null constraint citizen_review_other references citizen,
  document_kind text,
  number text,
  -- What was said at the desk.
  reason text,
  origin text not null check (origin in ('registration', 'fci', 'import', 'unification', 'demo')),
  created_at timestamptz not null,
  created_by uuid references professional,
  -- Null while it waits.
  settled_at timestamptz,
  settled_by uuid references professional,
  check (citizen_id <> other_id)
);
create index citizen_review_of_citizen on citizen_review (citizen_id, kind);
create index citizen_review_of_other on citizen_review (other_id, kind);
create index citizen_review_waiting on citizen_review (created_at, id) where settled_at is null;

-- What other rooms may join.
create view citizen_person as
  select id, coalesce(merged_into, id) as survivor_id, status, name, social_name,
    coalesce(nullif(social_name, ''), name) as display_name, name_key, birth_date, sex, cpf, cns,
    mother_name, phone_mobile, email, team_id, microarea, deceased, sharing_refused
  from citizen;

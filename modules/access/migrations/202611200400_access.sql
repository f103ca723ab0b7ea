-- Who may enter, as whom, and what each access may do.
create table profile (
  id uuid primary key,
  -- Standard profiles keep the slug of profiles.json; a municipality's own have none.
  slug text constraint profile_slug unique,
  municipality_id uuid references municipality,
  name text not null,
  access_kind text not null check (access_kind in
    ('installer', 'municipal-admin', 'lotacao', 'municipal-manager', 'state-manager')),
  type text not null,
  active boolean not null default true,
  created_at timestamptz not null,
  constraint profile_name unique nulls not distinct (municipality_id, name)
);
create table profile_resource (
  profile_id uuid not null references profile on delete cascade,
  resource text not null,
  primary key (profile_id, resource)
);
-- Resources the program ever gave a standard profile: an upgrade adds what is new and restores nothing removed.
create table profile_resource_offered (
  slug text not null,
  resource text not null,
  primary key (slug, resource)
);
create table lotacao_profile (
  lotacao_id uuid not null references lotacao on delete cascade,
  profile_id uuid not null references profile,
  primary key (lotacao_id, profile_id)
);
create index lotacao_profile_users on lotacao_profile (profile_id);

create table administrative_access (
  id uuid primary key,
  professional_id uuid not null references professional,
  kind text not null check (kind in ('installer', 'municipal-admin', 'municipal-manager', 'state-manager')),
  municipality_id uuid references municipality,
  uf char(2),
  active boolean not null default true,
  created_at timestamptz not null,
  inactivated_at timestamptz,
  -- The three-step wizard of a municipal responsible, until finished.
  first_access_done_at timestamptz,
  check ((kind = 'installer') = (municipality_id is null and uf is null)),
  check (active = (inactivated_at is null))
);
create unique index administrative_access_installer on administrative_access (kind)
  where kind = 'installer' and active;
create unique index administrative_access_responsible on administrative_access (municipality_id)
  where kind = 'municipal-admin' and active;
create index administrative_access_person on administrative_access (professional_id) where active;

create table account (
  professional_id uuid primary key references professional,
  password_hash text,
  must_change_password boolean not null,
  password_changed_at timestamptz,
  failed_attempts int not null default 0,
  blocked_at timestamptz,
  last_access_id uuid,
  updated_at timestamptz not null
);

create table session (
  id uuid primary key,
  -- SHA-256 of the cookie: a copy of the base opens no session.
  token_sha256 bytea not null constraint session_token unique,
  professional_id uuid not null references professional,
  access_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('logout', 'idle', 'password-change', 'revoked')),
  ip inet,
  user_agent text
);
create index session_of_person on session (professional_id, created_at desc);

create table access_use (
  professional_id uuid not null references professional,
  access_id uuid not null,
  last_used_at timestamptz not null,
  primary key (professional_id, access_id)
);

-- Failures with a CPF nobody here has: counted the same way, so that the answers do not tell who exists.
create table unknown_sign_in (
  cpf_digest text primary key,
  failed_attempts int not null,
  last_at timestamptz not null
);

-- What other rooms may know of an account.
create view access_account as
  select professional_id, blocked_at is not null as blocked, password_hash is not null as has_password from account;
create view access_administrative as
  select id, professional_id, kind, municipality_id, active, created_at, inactivated_at, first_access_done_at
  from administrative_access;
create view access_live_session as
  select professional_id, last_seen_at from session where ended_at is null;

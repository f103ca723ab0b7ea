-- Who may enter, as whom, and what each access may do.
-- A standard profile belongs to the installation and holds what the program gives it: an upgrade adds, nobody removes.
-- What a municipality makes of it stands in profile_change, so that no other municipality is touched.
create table profile (
  id uuid primary key,
  -- Standard profiles keep the slug of profiles.json; a municipality's own have none.
  slug text constraint profile_slug unique,
  municipality_id uuid references municipality,
  name text not null check (length(name) between 1 and 100),
  access_kind text not null check (access_kind in
    ('installer', 'municipal-admin', 'lotacao', 'municipal-manager', 'state-manager')),
  -- Quadro 3.2: Administração, Coordenação, Atendimento…; null for a municipality's own.
  type text,
  active boolean not null default true,
  -- Ids of profiles.json and profiles-ours.json, ancestors included.
  resources text[] not null,
  copied_from uuid references profile on delete set null,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- Who changed it last; no reference, the person may be gone.
  changed_by uuid,
  check ((slug is null) = (municipality_id is not null)),
  check ((slug is null) = (type is null))
);
create unique index profile_name on profile
  (coalesce(municipality_id, '00000000-0000-0000-0000-000000000000'), search_key(name));
create index profile_of_municipality on profile (municipality_id);
create index profile_copies on profile (copied_from);

-- The difference between a municipality's version of a standard profile and the program's.
create table profile_change (
  id uuid primary key,
  profile_id uuid not null references profile,
  municipality_id uuid not null references municipality,
  active boolean not null default true,
  added text[] not null default '{}',
  removed text[] not null default '{}',
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  constraint profile_change_once unique (profile_id, municipality_id),
  check (not added && removed)
);
create index profile_change_of_municipality on profile_change (municipality_id);

-- Grows by one when any profile changes, in the same transaction: what a process remembers of profiles holds
-- while this stands, so that open sessions feel a change at their next request.
create table permission_version (
  only_one boolean primary key default true check (only_one),
  version bigint not null
);
insert into permission_version (version) values (1);
create function grow_permission_version() returns trigger language plpgsql as $$
begin
  update permission_version set version = version + 1;
  return null;
end $$;
create trigger profile_changed after insert or update or delete or truncate on profile
  for each statement execute function grow_permission_version();
create trigger profile_change_changed after insert or update or delete or truncate on profile_change
  for each statement execute function grow_permission_version();

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
  -- A municipal manager may hold a profile of the municipality's own; null: the standard one of the kind.
  profile_id uuid references profile,
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
create index administrative_access_profile on administrative_access (profile_id);

-- Once there is an installer there is always one: he is replaced within one transaction, never just taken away.
create function keep_installer() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from administrative_access where kind = 'installer' and active) then
    raise exception 'the installation would be left without its administrator'
      using errcode = 'check_violation', constraint = 'administrative_access_installer_stays';
  end if;
  return null;
end $$;
create constraint trigger administrative_access_installer_stays
  after update of active, kind or delete on administrative_access deferrable initially deferred
  for each row when (old.kind = 'installer' and old.active) execute function keep_installer();

create table account (
  professional_id uuid primary key references professional,
  password_hash text,
  must_change_password boolean not null,
  password_changed_at timestamptz,
  -- "Redefinir senha" was asked: the password, kept to be compared, opens nothing until another is defined.
  reset_pending boolean not null default false,
  -- Last "Redefinir a senha de todos os usuários" that this person already answered.
  password_round int not null default 0,
  failed_attempts int not null default 0,
  blocked_at timestamptz,
  last_access_id uuid,
  -- Version of the terms of use accepted last.
  terms_version text,
  -- "Entrar direto no acesso mais usado".
  direct_access boolean not null default false,
  -- Second factor (RFC 6238): sealed secret in use, sealed secret being enrolled, last time step used.
  totp_secret bytea,
  totp_enrolling bytea,
  totp_last_step bigint,
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
  ended_by text check (ended_by in 
    ('logout', 'idle', 'age', 'password-change', 'replaced', 'revoked')),
  ip inet,
  user_agent text
);
create index session_of_person on session (professional_id, created_at desc);

create table access_use (
  professional_id uuid not null references professional,
  access_id uuid not null,
  last_used_at timestamptz not null,
  uses int not null default 1,
  -- "Módulo inicial": path of the page opened on entering; null until chosen.
  initial_module text,
  primary key (professional_id, access_id)
);

-- Failures with a CPF nobody here has: counted the same way, so that the answers do not tell who exists.
create table unknown_sign_in (
  cpf_digest text primary key,
  failed_attempts int not null,
  last_at timestamptz not null
);

-- The profiles a municipality sees, as they stand there.
create view access_profile as
  select p.id, m.id as municipality_id, p.slug, p.name, p.access_kind, p.type,
    p.active and coalesce(c.active, true) as active
  from municipality m
  join profile p on p.municipality_id is null or p.municipality_id = m.id
  left join profile_change c on c.profile_id = p.id and c.municipality_id = m.id;
-- What other rooms may know of an account.
create view access_account as
  select professional_id, blocked_at is not null as blocked, password_hash is not null as has_password from account;
create view access_administrative as
  select id, professional_id, kind, municipality_id, active, created_at, inactivated_at, first_access_done_at
  from administrative_access;
create view access_live_session as
  select professional_id, last_seen_at from session where ended_at is null;

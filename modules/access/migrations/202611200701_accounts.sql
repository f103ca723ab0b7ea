-- Who counts as one sender: of IPv6 the /64, all of which one subscriber holds.
create function sign_in_address(ip inet) returns inet language sql immutable parallel safe strict as $$
  select case when family(ip) = 6 then network(set_masklen(ip, 64))::inet else ip end
$$;

-- Every try to enter: own history of 30 days, and the count of failures behind one address.
create table sign_in_attempt (
  id uuid primary key,
  at timestamptz not null,
  -- Null when the CPF is nobody's.
  professional_id uuid references professional,
  session_id uuid,
  succeeded boolean not null,
  ip inet,
  address inet generated always as (sign_in_address(ip)) stored,
  user_agent text
);
create index sign_in_attempt_of_person on sign_in_attempt (professional_id, at desc);
create index sign_in_attempt_failed on sign_in_attempt (address, at desc) where not succeeded;
create index sign_in_attempt_age on sign_in_attempt (at);

-- Links by which a person defines a password: a new one takes the place of the older of the same origin.
create table password_link (
  professional_id uuid not null references professional,
  -- SHA-256 of the token: a copy of the base defines no password.
  token_sha256 bytea not null constraint password_link_token unique,
  origin text not null check (origin in ('administration', 'email')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (professional_id, origin)
);

-- Between the right password and the second factor: no session yet.
create table sign_in_ticket (
  token_sha256 bytea primary key,
  professional_id uuid not null references professional,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_ticket_of_person on sign_in_ticket (professional_id);

create table recovery_code (
  professional_id uuid not null references professional,
  -- Keyed digest: the codes are short.
  code_digest text not null,
  primary key (professional_id, code_digest)
);

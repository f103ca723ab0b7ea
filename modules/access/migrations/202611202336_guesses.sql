-- Until when a block holds by itself; null: until somebody frees the account.
alter table account add column blocked_until timestamptz;
alter table unknown_sign_in add column blocked_at timestamptz, add column blocked_until timestamptz;
-- Keys begin with that of the CPF; those of one address go on with that of the address.
create index unknown_sign_in_of_cpf on unknown_sign_in (cpf_digest text_pattern_ops);

-- Did anybody enter from this address of late?
create index sign_in_attempt_succeeded on sign_in_attempt (address, at desc) where succeeded;

create or replace view access_account as
  select professional_id, blocked_at is not null and coalesce(blocked_until > now(), true) as blocked,
    password_hash is not null as has_password, totp_secret is not null as second_factor
  from account;

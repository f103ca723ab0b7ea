-- Other rooms may know that an account asks a second factor, so that its loss can be helped.
create or replace view access_account as
  select professional_id, blocked_at is not null as blocked, password_hash is not null as has_password,
    totp_secret is not null as second_factor
  from account;

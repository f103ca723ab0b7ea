-- Messages of the unit are numbered: what somebody recorded on the way and sends again is not done again.
alter table base_unification
  -- Of the last one: at the unit that was sealed, at the centre that was heard.
  add column said bigint not null default 0,
  -- At the centre: by what the last one heard is known.
  add column heard text;

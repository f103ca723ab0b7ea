-- Other rooms ask since when it is there: a new installation owes no copy of yesterday.
create or replace view setup_installation as
  select id, incarnation, name, purpose, resources, link, created_at from installation;

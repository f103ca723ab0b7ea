-- Another installation acts here by the key it was given.
alter table audit_event drop constraint audit_event_actor_kind_check;
alter table audit_event add constraint audit_event_actor_kind_check
  check (actor_kind in ('person', 'command-line', 'system', 'anonymous', 'peer'));

-- Each process counts the events it writes: one that is taken away before it is sealed leaves a gap.
alter table audit_event
  add column writer uuid,
  add column number int,
  add column settled int,
  add column voids int[];

create function refuse_lost_audit(kept bigint, given bigint) returns void language plpgsql as $$
begin
  if kept <> given then
    raise exception 'the base kept % of % audit events', kept, given using errcode = 'integrity_constraint_violation';
  end if;
end $$;

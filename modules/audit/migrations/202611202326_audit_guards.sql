-- An event stands under the transaction that wrote it: under another it would belong to no block.
create trigger audit_event_own_transaction before insert on audit_event
  for each row when (new.xid is distinct from pg_current_xact_id()) execute function refuse_audit_change();

create trigger audit_key_no_truncate before truncate on audit_key
  for each statement execute function refuse_audit_change();
create trigger audit_archive_no_truncate before truncate on audit_archive
  for each statement execute function refuse_audit_change();
create trigger audit_epoch_append_only before update or delete on audit_epoch
  for each row execute function refuse_audit_change();
create trigger audit_epoch_no_truncate before truncate on audit_epoch
  for each statement execute function refuse_audit_change();

-- Who the people of a block were when it was sealed: id (16 bytes) and keyed digest of CPF and name (16 bytes).
-- Null in blocks sealed before, which keep the hash they have.
alter table audit_block add column people bytea;
alter table audit_block alter column people set storage external;

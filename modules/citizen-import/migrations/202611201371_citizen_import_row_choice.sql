-- By which choice a row was gone through: an import that was stopped may go on by another one.
alter table citizen_import_row add column on_conflict text
  check (on_conflict in ('fill', 'overwrite', 'skip'));
update citizen_import_row r set on_conflict = i.on_conflict
from citizen_import i where i.id = r.import_id and i.kept_until is not null and r.applied_at is not null;

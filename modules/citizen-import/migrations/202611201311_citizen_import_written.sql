-- A record gone through may have changed nothing (left alone by choice, doubtful on a second look): what is counted as
-- imported is what was written. Of imports that came before the column: whoever got a revision from them.
alter table citizen_import_row add column written boolean not null default false;
update citizen_import_row r set written = true
where r.applied_at is not null and exists (
  select from citizen_revision v where v.citizen_id = r.citizen_id and v.origin_ref = r.import_id::text);

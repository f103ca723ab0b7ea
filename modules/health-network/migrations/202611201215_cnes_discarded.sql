-- A file sent and put aside by a person, before anything of it entered.
alter table cnes_import drop constraint cnes_import_status_check;
alter table cnes_import add constraint cnes_import_status_check
  check (status in ('waiting', 'preview', 'imported', 'unchanged', 'refused', 'discarded'));

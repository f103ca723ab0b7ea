-- What rooms may read of the tables that all of them stand on.
create view platform_job as
  select id, kind, title, input, state, exclusive_key, schedule_key, step, done, total, error, run_at, created_at,
    started_at, finished_at
  from job;
create view platform_audit_event as
  select id, at, type, professional_id, access_id, subject_table, subject_id from audit_event;
create view platform_changelog as select xid, table_name, row_id from changelog;
create view platform_migration as select id, program_version, applied_at from schema_migration;
create view platform_stored_file as select id from stored_file;

-- Two installations compare what their bases are made of.
create or replace view platform_migration as
  select id, program_version, applied_at, sha256 from schema_migration;

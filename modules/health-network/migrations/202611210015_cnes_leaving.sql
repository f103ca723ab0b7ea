-- Who leaves by an import, or would: names are asked for when the list is read.
create table cnes_import_leaving (
  import_id uuid not null references cnes_import on delete cascade,
  lotacao_id uuid not null references lotacao on delete cascade,
  -- The professional is left without any active lotação in the municipality.
  last boolean not null,
  primary key (import_id, lotacao_id)
);
create index cnes_import_leaving_lotacao on cnes_import_leaving (lotacao_id);
